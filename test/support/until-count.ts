import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { openLibraryReadOnly, type ReadOnlyLibrary } from '../../src/engine/store/open-library.ts'

/** Waits until the library of a running command answers the question with at least so much, and gives the answer. */
export async function untilCount(path: string, sql: string, least: number): Promise<number> {
  for (let tries = 0; tries < 15_000; tries++) {
    await sleep(20)
    const count = existsSync(path) ? countNow(path, sql) : 0
    if (count >= least) return count
  }
  throw new Error(`"${sql}" never reached ${least}.`)
}

function countNow(path: string, sql: string): number {
  let library: ReadOnlyLibrary
  try {
    library = openLibraryReadOnly(path)
  } catch {
    return 0 // It is just being made.
  }
  try {
    return library.db.prepare<[], number>(sql).pluck().get() ?? 0
  } catch {
    return 0 // Its tables are just being made.
  } finally {
    library.close()
  }
}

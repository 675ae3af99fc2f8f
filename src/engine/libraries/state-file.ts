/** Small things that an engine keeps between starts, as JSON. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { z } from 'zod'
import { makeFolder } from './make-folder.ts'

/**
 * What was kept, or `otherwise`. A file that is damaged or of another version is put aside under a name of its own, so that
 * nothing is lost and the program starts.
 */
export function readStateFile<T>(path: string, schema: z.ZodType<T>, otherwise: T): T {
  if (!existsSync(path)) return otherwise
  const parsed = schema.safeParse(parseJson(readFileSync(path, 'utf8')))
  if (parsed.success) return parsed.data
  renameSync(path, `${path}.unreadable`)
  return otherwise
}

/** Written beside and put in place, so that a kill leaves the old or the new one. */
export function writeStateFile(path: string, value: unknown): void {
  makeFolder(dirname(path))
  const unfinished = `${path}.unfinished`
  writeFileSync(unfinished, `${JSON.stringify(value, null, 2)}\n`)
  renameSync(unfinished, path)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeExplorableLibrary } from '../../../test/support/explorable-library.ts'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { openLibraryReadOnly } from './open-library.ts'
import { blocksByPosition } from './rows-by-position.ts'

describe('blocksByPosition', () => {
  it('gives every row once, in order, block by block', () => {
    const path = join(temporaryFolder(), 'a.cheekbone')
    const runId = writeExplorableLibrary(path, { patches: 48 })
    const library = openLibraryReadOnly(path)
    const sql = `SELECT position, patch_id FROM run_patch WHERE run_id = ? AND position BETWEEN ? AND ? ORDER BY position`
    const positions: number[] = []
    const ends: number[] = []
    const query = { sql, runId, rows: 48, atOnce: 20 }
    for (const { found, done } of blocksByPosition<[number, number]>(library, query)) {
      positions.push(...found.map(([position]) => position))
      ends.push(done)
    }
    expect(ends).toEqual([20, 40, 48])
    expect(positions).toEqual(Array.from({ length: 48 }, (_, i) => i))
    library.close()
  })
})

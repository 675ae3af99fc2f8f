import { describe, expect, it } from 'vitest'
import { openExplored } from '../../../test/support/open-explored.ts'
import { matrix } from '../../numeric/matrix.ts'
import { loadMatrix, matrixBlocks, requireMatrixRow, saveMatrix } from './matrices.ts'
import { openLibrary, type Library } from './open-library.ts'

function written(rows: number, cols: number): { library: Library; run: number } {
  const { path, key } = openExplored({ patches: 12 })
  const library = openLibrary(path)
  const value = matrix(
    rows,
    cols,
    Float32Array.from({ length: rows * cols }, (_, i) => i),
  )
  saveMatrix(library, key.run, { name: 'features-statistics', value })
  return { library, run: key.run }
}

describe('matrixBlocks', () => {
  // Of 4 MiB each, as they lie in the file: two rows and a last one, two whole ones and a short one, a few rows of one.
  it.each([
    [3, 500_000],
    [2500, 1000],
    [7, 3],
  ])('gives all of %d rows of %d values in their order, none of them twice', (rows, cols) => {
    const { library, run } = written(rows, cols)
    const whole = loadMatrix(library, run, 'features-statistics')!
    let next = 0
    let most = 0
    for (const { firstRow, block } of matrixBlocks(library, run, 'features-statistics')) {
      expect(firstRow).toBe(next)
      expect(block.cols).toBe(cols)
      const own = whole.data.subarray(firstRow * cols, (firstRow + block.rows) * cols)
      expect(Buffer.compare(bytesOf(block.data), bytesOf(own))).toBe(0)
      next += block.rows
      most = Math.max(most, block.data.length)
    }
    expect(next).toBe(rows)
    expect(most).toBeLessThanOrEqual(Math.max(cols, 1 << 18))
    library.close()
  })

  it('leaves nothing open in the file between two blocks', () => {
    const { library, run } = written(2500, 1000)
    const blocks = matrixBlocks(library, run, 'features-statistics')
    blocks.next()
    const value = matrix(1, 1)
    expect(() => saveMatrix(library, run, { name: 'features-untrained', value })).not.toThrow()
    library.close()
  })

  it('has none of a matrix without columns, and says so of one that is not there', () => {
    const { library, run } = written(5, 0)
    expect([...matrixBlocks(library, run, 'features-statistics')]).toEqual([])
    expect(() => [...matrixBlocks(library, run, 'features-untrained')]).toThrow(/has no features-untrained/)
    expect(() => requireMatrixRow(library, run, { name: 'map', row: 12 })).toThrow(/has no map of row 12/)
    expect(requireMatrixRow(library, run, { name: 'map', row: 11 })).toMatchObject({ rows: 1, cols: 2 })
    library.close()
  })
})

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

import { readFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { drawBatch, nuisanceNames, patchFactors, skinFactorNames } from '../../models/drawn-skin/index.ts'
import { parseCsv } from '../exports/csv-reader.ts'
import { factorRows, nuisanceRows } from './sheet-rows.ts'
import { writePatches, writeSheet } from './skin-sheet.ts'

describe('a sheet of drawn skin', () => {
  it('has a row for every factor and every nuisance, from low to high', () => {
    expect(factorRows(1).map(({ title }) => title)).toEqual(skinFactorNames)
    expect(nuisanceRows(1).map(({ title }) => title)).toEqual(nuisanceNames)
    for (const { cells } of [...factorRows(1), ...nuisanceRows(1)])
      expect(Number(cells.at(-1)?.label)).toBeGreaterThan(Number(cells[0].label))
  })

  it('shows another skin at the end of a row than at its start', () => {
    for (const { title, cells } of factorRows(1))
      /* Lines half a turn on run the same way. */
      if (title !== 'lineDirection') expect(cells.at(-1)?.draw(), title).not.toEqual(cells[0].draw())
  })

  it('is written as two pictures', async () => {
    const folder = temporaryFolder()
    const { factorsPath, nuisancesPath } = await writeSheet(path.join(folder, 'sheet'), { seed: 1 })
    const [factors, nuisances] = await Promise.all(
      [factorsPath, nuisancesPath].map((file) => sharp(file).metadata()),
    )
    expect(factors.height).toBe(118 * skinFactorNames.length)
    expect(nuisances.height).toBe(118 * nuisanceNames.length)
  })
})

describe('drawn patches in a folder', () => {
  it('are those of the batches, with their factors beside them', async () => {
    const folder = temporaryFolder()
    await writePatches(folder, { count: 2, seed: 9 })
    const { pixels } = drawBatch({ count: 1, views: 1, sidePx: 96, seed: 9, firstIndex: 1 })
    const stored = await sharp(path.join(folder, 'patch-0002.png')).raw().toBuffer()
    expect(Uint8Array.from(stored)).toEqual(pixels)
    const { header, rows } = parseCsv(await readFile(path.join(folder, 'factors.csv')))
    expect(header).toEqual(['patch', ...skinFactorNames])
    expect(rows.map(([name]) => name)).toEqual(['patch-0001.png', 'patch-0002.png'])
    const factors = patchFactors(9, 1)
    skinFactorNames.forEach((name, i) => expect(Number(rows[1][i + 1])).toBeCloseTo(factors[name], 4))
  })

  it('refuse a number that is none', async () => {
    await expect(writePatches(temporaryFolder(), { count: 0, seed: 1 })).rejects.toMatchObject({
      code: 'bad-argument',
    })
  })
})

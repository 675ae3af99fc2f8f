/** Pictures of drawn skin for people to look at: what each factor does, and patches with their factors in a table. */
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import sharp, { type OverlayOptions } from 'sharp'
import { drawBatch, patchFactors, skinFactorNames } from '../../models/drawn-skin/index.ts'
import { patchSidePx } from '../../shared/domain.ts'
import { CheekboneError, throwIfAborted } from '../../shared/errors.ts'
import type { LongWork } from '../../shared/progress.ts'
import { writeCsv } from '../exports/csv.ts'
import { factorRows, nuisanceRows, type SheetRow } from './sheet-rows.ts'

export interface SheetOptions extends LongWork {
  seed: number
}

export interface PatchesOptions extends LongWork {
  count: number
  seed: number
}

const titleWidth = 250
const gap = 4
const rowHeight = patchSidePx + 22

/**
 * Writes `factors.png` and `nuisances.png`: a row for each, from its lowest to its highest value, all else held.
 * Throws `io`, `cancelled`.
 */
export async function writeSheet(
  dir: string,
  options: SheetOptions,
): Promise<{ factorsPath: string; nuisancesPath: string }> {
  const factorsPath = path.join(dir, 'factors.png')
  const nuisancesPath = path.join(dir, 'nuisances.png')
  await withFolder(dir, async () => {
    await writeRows(factorsPath, factorRows(options.seed), options)
    await writeRows(nuisancesPath, nuisanceRows(options.seed), options)
  })
  return { factorsPath, nuisancesPath }
}

async function writeRows(
  file: string,
  rows: readonly SheetRow[],
  { signal, onProgress }: LongWork,
): Promise<void> {
  const tiles: OverlayOptions[] = []
  const columns = Math.max(...rows.map((row) => row.cells.length))
  const width = titleWidth + columns * (patchSidePx + gap)
  for (const [index, row] of rows.entries()) {
    throwIfAborted(signal)
    const top = index * rowHeight
    for (const [column, cell] of row.cells.entries()) {
      const raw = { width: patchSidePx, height: patchSidePx, channels: 3 as const }
      tiles.push({
        input: Buffer.from(cell.draw().buffer),
        raw,
        left: titleWidth + column * (patchSidePx + gap),
        top,
      })
    }
    tiles.push({ input: Buffer.from(rowLabels(row, width)), left: 0, top })
    onProgress?.({ done: index + 1, total: rows.length, note: row.title })
  }
  const sheet = sharp({ create: { width, height: rows.length * rowHeight, channels: 3, background: '#fff' } })
  await sheet.composite(tiles).png().toFile(file)
}

function rowLabels({ title, unit, cells }: SheetRow, width: number): string {
  const values = cells.map(({ label }, column) => {
    const x = titleWidth + column * (patchSidePx + gap) + patchSidePx / 2
    return `<text x="${x}" y="${patchSidePx + 14}" font-size="11" text-anchor="middle">${escaped(label)}</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${rowHeight}" font-family="sans-serif" fill="#222">
    <text x="8" y="46" font-size="15" font-weight="bold">${escaped(title)}</text>
    <text x="8" y="64" font-size="11" fill="#666">${escaped(unit)}</text>${values.join('')}</svg>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

/**
 * Writes `patch-0001.png` and so on, and `factors.csv` with a row a patch: its file and every factor in its unit
 * (factors.ts). The same seed and index give the same patch. Throws `bad-argument`, `io`, `cancelled`.
 */
export async function writePatches(
  dir: string,
  { count, seed, signal, onProgress }: PatchesOptions,
): Promise<{ patches: number; factorsPath: string }> {
  if (!Number.isInteger(count) || count < 1 || count > 1_000_000)
    throw new CheekboneError(
      'bad-argument',
      `The number of patches must be a whole number from 1 to 1000000, not ${count}.`,
    )
  const factorsPath = path.join(dir, 'factors.csv')
  const rows: (string | number)[][] = []
  await withFolder(dir, async () => {
    for (let index = 0; index < count; index++) {
      throwIfAborted(signal)
      const name = `patch-${String(index + 1).padStart(4, '0')}.png`
      const { pixels } = drawBatch({ count: 1, views: 1, sidePx: patchSidePx, seed, firstIndex: index })
      const raw = { width: patchSidePx, height: patchSidePx, channels: 3 as const }
      await sharp(pixels, { raw }).png().toFile(path.join(dir, name))
      const factors = patchFactors(seed, index)
      rows.push([name, ...skinFactorNames.map((factor) => Number(factors[factor].toPrecision(6)))])
      onProgress?.({ done: index + 1, total: count })
    }
    await writeCsv(factorsPath, ['patch', ...skinFactorNames], rows, { signal })
  })
  return { patches: count, factorsPath }
}

async function withFolder(dir: string, write: () => Promise<void>): Promise<void> {
  try {
    await mkdir(dir, { recursive: true })
    await write()
  } catch (cause) {
    if (cause instanceof CheekboneError) throw cause
    throw new CheekboneError('io', `${dir} cannot be written.`, {
      hint: 'Check that the folder may be written to and that the disk has room.',
      cause,
    })
  }
}

/**
 * How drawn patches compare with patches of photos: a Markdown table of quantiles over patches.
 *
 *   node bench/skin-statistics.ts [--photos FOLDER]... [--drawn 600] [--seed 1]
 */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { createFaceDetector } from '../src/engine/library/faces/face-detector.ts'
import { examinePhoto } from '../src/engine/library/import/examine-photo.ts'
import { scanFolder } from '../src/engine/library/photos/scan.ts'
import { drawBatch } from '../src/models/drawn-skin/index.ts'
import { quantile } from '../src/numeric/filters.ts'
import { patchSidePx } from '../src/shared/domain.ts'
import { patchStatisticNames, patchStatistics } from './patch-statistics.ts'

const shares = [0.05, 0.25, 0.5, 0.75, 0.95]

const { values: flags } = parseArgs({
  options: {
    photos: { type: 'string', multiple: true, default: [] },
    drawn: { type: 'string', default: '600' },
    seed: { type: 'string', default: '1' },
  },
})

/** Every kept cheek patch of the photos below a folder. */
async function* photographed(folder: string): AsyncGenerator<Uint8Array> {
  const detector = await createFaceDetector()
  const { files } = await scanFolder(folder)
  for (const file of files) {
    const findings = await examinePhoto(path.join(folder, file.path), { crop: 'faces', detector })
    if (findings.status !== 'ready') continue
    for (const { patches } of findings.faces)
      for (const patch of patches) if (patch.rejected === null) yield patch.pixels
  }
}

function* drawn(count: number, seed: number): Generator<Uint8Array> {
  for (let i = 0; i < count; i++)
    yield drawBatch({ count: 1, views: 1, sidePx: patchSidePx, seed, firstIndex: i }).pixels
}

async function measure(patches: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<number[][]> {
  const rows: number[][] = []
  for await (const pixels of patches) rows.push(patchStatistics(pixels, patchSidePx))
  return rows
}

const sets = new Map<string, number[][]>()
for (const folder of flags.photos) sets.set(path.basename(folder), await measure(photographed(folder)))
sets.set('drawn', await measure(drawn(Number(flags.drawn), Number(flags.seed))))

const lines = [
  ['statistic', 'patches of', ...shares.map((share) => `${100 * share} %`)],
  ['---', '---', ...shares.map(() => '--:')],
  ...patchStatisticNames.flatMap((name, column) =>
    [...sets].map(([set, rows]) => {
      const values = rows.map((row) => row[column])
      return [name, `${set} (${rows.length})`, ...shares.map((share) => quantile(values, share).toFixed(2))]
    }),
  ),
]
process.stdout.write(lines.map((cells) => `| ${cells.join(' | ')} |\n`).join(''))

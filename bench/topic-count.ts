/**
 * The number of topics that is chosen, and how sure it is: from features with a planted number of groups, or with `--arrays` from
 * those that `cheekbone export --npy` wrote, held against how many classes of `--labels` they tell apart (docs/topics.md).
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseCsv } from '../src/engine/exports/csv-reader.ts'
import { readNpyMatrix } from '../src/engine/interchange/read-npy.ts'
import { matchLabels } from '../src/engine/labels/read-labels.ts'
import { clusterSpace } from '../src/engine/topics/cluster-space.ts'
import { chooseTopicCount } from '../src/engine/topics/topic-count.ts'
import { standardiseColumns } from '../src/numeric/linear-algebra.ts'
import type { Matrix } from '../src/numeric/matrix.ts'
import { classesToldApart } from '../src/numeric/measures/classes-told-apart.ts'
import { numberLabels } from '../src/numeric/measures/contingency.ts'
import { countFlag, startStopwatch, type Bench, type Flags } from './bench.ts'
import { clusteredFeatures, featureFlags } from './clustered-features.ts'

const methods = ['lda', 'kmeans', 'gmm'] as const

interface Question {
  features: Matrix
  photos: Int32Array | undefined
  known: { planted: number } | { toldApart: number | null }
}

export const bench: Bench = {
  flags: {
    ...featureFlags,
    arrays: { type: 'string' },
    labels: { type: 'string' },
    method: { type: 'string', default: 'lda' },
    seeds: { type: 'string', default: '3' },
  },
  async *run(flags) {
    const { features, photos, known } = await questionOf(flags)
    const method = methods.find((name) => name === flags.method)
    if (!method) throw new RangeError(`--method must be one of ${methods.join(', ')}.`)
    for (let seed = 1; seed <= countFlag(flags, 'seeds'); seed++) {
      const stopwatch = startStopwatch()
      const count = await chooseTopicCount(features, { method, seed, photos })
      const { chosen, low, high, sure } = count
      const at = count.sweep.find(({ topics }) => topics === chosen)
      yield {
        ...stopwatch.read(),
        method,
        seed,
        ...known,
        chosen,
        low,
        high,
        sure,
        stability: at?.stability,
        agreed: at?.agreed,
      }
    }
  },
}

async function questionOf(flags: Flags): Promise<Question> {
  const { arrays, labels } = flags
  if (typeof arrays !== 'string') {
    const { features, groups } = clusteredFeatures(flags)
    return { features, photos: undefined, known: { planted: new Set(groups).size } }
  }
  const features = await readNpyMatrix(join(arrays, 'features.npy'))
  const ids = parseCsv(await readFile(join(arrays, 'ids.csv')))
  const column = ids.header.indexOf('photo')
  const names = ids.rows.map((cells) => cells[column])
  const toldApart = typeof labels === 'string' ? await toldApartBy(features, names, labels) : null
  return { features, photos: numberLabels(names).codes, known: { toldApart } }
}

async function toldApartBy(features: Matrix, names: readonly string[], file: string): Promise<number> {
  const { columns } = matchLabels(parseCsv(await readFile(file)), [...new Set(names)], file)
  const labels = columns.map(
    ({ byPhoto }) => numberLabels(names.map((photo) => byPhoto.get(photo) ?? '')).codes,
  )
  const points = standardiseColumns(await clusterSpace(features))
  return classesToldApart({ points, photos: numberLabels(names).codes, labels, seed: 1 })
}

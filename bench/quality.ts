/** What is measured of one representation without labels, part by part, with 60 topics and every factor known. */
import { measureFactors, type FactorValues } from '../src/engine/quality/measure-factors.ts'
import { measureQuality } from '../src/engine/quality/measure-quality.ts'
import { topicStability } from '../src/engine/quality/topic-stability.ts'
import { matrix } from '../src/numeric/matrix.ts'
import { createRng } from '../src/numeric/rng.ts'
import { withMatrixProduct } from '../src/engine/runtime/index.ts'
import type { Region } from '../src/shared/domain.ts'
import { factorNames, factorText } from '../src/shared/topic-factors.ts'
import { startStopwatch, type Bench } from './bench.ts'
import { clusteredFeatures, featureFlags } from './clustered-features.ts'

const sides: Region[] = ['left-cheek', 'right-cheek']
const peopleOfTwoPhotos = 2
const folders = 12

export const bench: Bench = {
  flags: featureFlags,
  async *run(flags) {
    const { features, groups: topics } = clusteredFeatures(flags)
    const { rows } = features
    const rng = createRng(3)
    const normal = (): Float64Array => Float64Array.from({ length: rows }, () => rng.normal())
    const map = matrix(
      rows,
      2,
      Float32Array.from({ length: 2 * rows }, () => rng.normal()),
    )
    const photos = Array.from({ length: rows }, (_, i) => i >> 1)
    const origins = photos.map((photo, i) => ({ photo, face: 0, region: sides[i % 2] }))
    const factors = factorNames.map((factor): FactorValues => {
      if (factorText(factor).ends) return { factor, numbers: normal() }
      const levelOf = (photo: number): number =>
        factor === 'person' ? Math.floor(photo / peopleOfTwoPhotos) : photo % folders
      return { factor, labels: photos.map((photo) => String(levelOf(photo))) }
    })
    const parts = {
      measures: () =>
        withMatrixProduct({ device: 'cpu' }, ({ timesTransposed: product }) =>
          measureQuality({ features, topics, origins, map }, { seed: 1, product }),
        ),
      stability: () => topicStability({ features, topics, way: { method: 'lda', topics: 60 }, seed: 1 }),
      factors: () =>
        measureFactors(
          {
            topics: { trained: topics, untrained: topics, statistics: topics },
            factors,
            photos,
            tone: normal(),
          },
          { seed: 1 },
        ),
    }
    for (const [step, work] of Object.entries(parts)) {
      const stopwatch = startStopwatch()
      await work()
      yield { step, rows, ...stopwatch.read() }
    }
  },
}

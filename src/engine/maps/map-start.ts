/** Where a map starts: principal components, the graph's own eigenvectors, or an earlier map. */
import { columnMeans, multiplyTransposed, scaleColumns } from '../../numeric/linear-algebra.ts'
import { matrix, type Matrix } from '../../numeric/matrix.ts'
import { leadingComponents } from '../../numeric/pca.ts'
import type { Rng } from '../../numeric/rng.ts'
import type { FuzzyGraph } from '../../numeric/umap/fuzzy-graph.ts'
import { mapStartSteps, startFrom } from '../../numeric/umap/map-start.ts'
import { spectralPlaceSteps } from '../../numeric/umap/spectral-places.ts'
import type { LongWork } from '../../shared/progress.ts'
import { runSteps } from '../run-steps.ts'
import type { MatrixProduct } from '../runtime/index.ts'

export type MapStart = 'pca' | 'spectral'

export interface StartWork extends Pick<LongWork, 'signal'> {
  rng: Rng
  product?: MatrixProduct
}

/** [n, 2]. A graph in parts, which has no spectral places, starts from principal components. */
export async function placeStart(
  kind: MapStart,
  { features, graph }: { features: Matrix; graph: FuzzyGraph },
  { rng, product, signal }: StartWork,
): Promise<Matrix> {
  if (kind === 'spectral') {
    const places = await runSteps(spectralPlaceSteps(graph, rng.fork('spectral')), { signal })
    if (places) return startFrom(places, rng)
  }
  if (product) return startFrom(await principalPlaces(features, product), rng)
  return runSteps(mapStartSteps(features, rng), { signal })
}

/** One product for all covariances is quicker than many passes over the rows. */
async function principalPlaces(features: Matrix, product: MatrixProduct): Promise<Matrix> {
  const { rows, cols } = features
  const centred = scaleColumns(features, {
    means: columnMeans(features),
    factors: new Float64Array(cols).fill(1),
  })
  const components = leadingComponents(await product.transposedTimes(centred, centred), cols, 2)
  const directions = matrix(2, cols, Float32Array.from(components))
  return { rows, cols: 2, data: multiplyTransposed(centred, directions) }
}

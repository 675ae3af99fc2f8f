/**
 * What can be said about a representation without labels, as one plain object. Run it alike for the trained embedding, the
 * untrained backbone and plain statistics. Formulas, sources, ranges and directions: docs/quality.md.
 */
import { effectiveNumber, numberLabels } from '../../numeric/measures/contingency.ts'
import { createContinuity } from '../../numeric/measures/continuity.ts'
import type { RowVisitor } from '../../numeric/measures/distance-rows.ts'
import { createNeighbourPurity, type Purity } from '../../numeric/measures/neighbour-purity.ts'
import { createPartnerRetrieval, type Retrieval } from '../../numeric/measures/partner-retrieval.ts'
import { createSilhouette } from '../../numeric/measures/silhouette.ts'
import { createTrustworthiness } from '../../numeric/measures/trustworthiness.ts'
import type { Matrix } from '../../numeric/matrix.ts'
import { noTopic } from '../../shared/domain.ts'
import { sampleRows } from '../../numeric/sample-rows.ts'
import type { LongWork } from '../../shared/progress.ts'
import { findNeighbours, type TransposedProduct } from '../maps/find-neighbours.ts'
import { sizesOfTopics } from '../topics/assign-topics.ts'
import { cheekPartners, sameTopicShare, type PatchOrigin, type SameTopic } from './cheek-pairs.ts'
import { comparisonSpace } from './comparison-space.ts'
import { measureExclusivity, type Exclusivity } from './topic-profiles.ts'
import { visitDistances } from './visit-distances.ts'

export interface Representation {
  features: Matrix /* [n, f] */
  /** Best topic of each patch. */
  topics: Iterable<number> & ArrayLike<number>
  origins: readonly PatchOrigin[]
  /** Left out for baselines, which have none. */
  map?: Matrix /* [n, 2] */
}

/** Null stands for "does not apply": too few patches, no pairs of cheeks, one topic only, no map. */
export interface RepresentationQuality {
  patches: number
  topicsInUse: number
  /** exp of the entropy of topic sizes. */
  effectiveTopics: number
  silhouette: number | null
  trustworthiness: number | null
  continuity: number | null
  /** How often nearest neighbours from other photos have the same topic. */
  coherence: (Purity & { byTopic: Map<number, Purity> }) | null
  exclusivity: Exclusivity | null
  cheeksSameTopic: SameTopic | null
  cheekRetrieval: Retrieval | null
}

export interface QualityOptions extends LongWork {
  seed: number
  /** Rows whose distances to all others are looked at; beyond it a seeded sample of that size. Default 4000. */
  mostRows?: number
  /** Default: plain JavaScript on this thread. */
  product?: TransposedProduct
}

const mapNeighbours = 15

export async function measureQuality(
  { features, topics, origins, map }: Representation,
  { seed, mostRows = 4000, product, signal, onProgress }: QualityOptions,
): Promise<RepresentationQuality> {
  const partners = cheekPartners(origins)
  const silhouette = createSilhouette(topics, noTopic)
  const retrieval = createPartnerRetrieval(partners)
  const onMap =
    map && createTrustworthiness(await findNeighbours(map, { k: mapNeighbours, metric: 'euclidean', signal }))
  const continuity = map && createContinuity(map, mapNeighbours)
  const photos = numberLabels(origins.map(({ photo }) => photo)).codes
  const purity = createNeighbourPurity({ topics, groups: photos, k: mapNeighbours })
  const visitors: RowVisitor[] = [silhouette, retrieval, purity]
  if (onMap && continuity) visitors.push(onMap, continuity)
  const rows = sampleRows(features.rows, mostRows, seed)
  const space = comparisonSpace(features)
  await visitDistances(space, { rows, visitors, product, signal, onProgress })
  const sizes = [...sizesOfTopics(topics).values()]
  return {
    patches: features.rows,
    topicsInUse: sizes.length,
    effectiveTopics: sizes.length === 0 ? 0 : effectiveNumber(sizes),
    silhouette: finiteOrNull(silhouette.result()),
    trustworthiness: onMap ? finiteOrNull(onMap.result()) : null,
    continuity: continuity ? finiteOrNull(continuity.result()) : null,
    coherence: purity.result() ?? null,
    exclusivity: measureExclusivity(features, topics, seed),
    cheeksSameTopic: sameTopicShare(topics, origins, partners) ?? null,
    cheekRetrieval: retrieval.result() ?? null,
  }
}

function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

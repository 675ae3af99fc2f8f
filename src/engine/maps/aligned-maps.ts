/**
 * Maps of one set of rows over several representations, such as a network's checkpoints, that can be shown one after the
 * other: each starts from the one before, and every point is drawn to its last place a little, so that what moves is what
 * has changed. In the spirit of AlignedUMAP (umap-learn), which lays all maps out at once with the same regulariser; in turn
 * needs one map's memory, and an earlier map does not change when a later one comes.
 */
import type { Matrix } from '../../numeric/matrix.ts'
import { alignMaps } from '../../numeric/umap/align-maps.ts'
import { defaultEpochs, layoutMap, type MapOptions } from './layout-map.ts'

export interface AlignedMapOptions extends Omit<MapOptions, 'anchors' | 'nearest'> {
  /** Share of the way back to its last place that a point is drawn in an epoch at rate 1. Default 0.02. */
  alignment?: number
}

/** Of later maps: smaller than a first map's, since they begin near their end. */
const laterRate = 0.25

/**
 * The map of one more representation of the same rows, that goes on from the one before it. Without one before it, it is the map
 * that `layoutMap` makes. Errors: those of `layoutMap`.
 */
export async function alignedMap(
  features: Matrix,
  before: Matrix | null,
  { alignment = 0.02, ...options }: AlignedMapOptions,
): Promise<Matrix> {
  if (!before) return layoutMap(features, options)
  const map = await layoutMap(features, {
    ...options,
    start: before,
    anchors: { places: before.data, weight: alignment },
    rate: laterRate,
    epochs: Math.ceil((options.epochs ?? defaultEpochs(features.rows)) / 2),
  })
  return alignMaps(map, before, { scaled: false }).aligned
}

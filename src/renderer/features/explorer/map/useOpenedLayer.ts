/** The canvas of points of one map: opened when its place is there, closed with it. */
import { onMounted, onScopeDispose, shallowRef, type Ref, type ShallowRef } from 'vue'
import { useNotices } from '../../../composables/useNotices.ts'
import { openPointLayer, type DrawingWay } from './open-point-layer.ts'
import type { PointLayer } from './point-layer.ts'

/**
 * @param opened told what draws the points
 * @returns null until it is open; whoever draws with it disposes of it
 */
export function useOpenedLayer(
  place: Readonly<Ref<HTMLElement | null>>,
  opened: (way: DrawingWay) => void,
): Readonly<ShallowRef<PointLayer | null>> {
  const { sayError } = useNotices()
  const layer = shallowRef<PointLayer | null>(null)
  let closed = false
  onScopeDispose(() => {
    closed = true
  })
  onMounted(() => {
    if (!place.value) return
    openPointLayer(place.value, (found) => {
      if (closed) return found.layer.dispose()
      layer.value = found.layer
      opened(found.way)
    }).catch(sayError)
  })
  return layer
}

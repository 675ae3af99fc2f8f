/** Paints what lies over the points, a frame at a time and only when something of it has changed. */
import { onScopeDispose, watch, type Ref, type WatchSource } from 'vue'
import { drawOverlay, type Overlay } from './draw-overlay.ts'

/** @param read what is to be painted; null for nothing yet */
export function useOverlay(
  canvas: Readonly<Ref<HTMLCanvasElement | null>>,
  read: () => Overlay | null,
): void {
  let asked = 0
  function paint(): void {
    asked = 0
    const overlay = read()
    if (canvas.value && overlay) drawOverlay(canvas.value, overlay)
  }
  const source: WatchSource<Overlay | null> = read
  watch(
    [canvas, source],
    () => {
      if (asked === 0) asked = requestAnimationFrame(paint)
    },
    { immediate: true },
  )
  onScopeDispose(() => cancelAnimationFrame(asked))
}

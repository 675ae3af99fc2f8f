/** Keeps a canvas of points true to what is to be seen, a frame at a time. */
import { useEventListener } from '@vueuse/core'
import { computed, onScopeDispose, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { paletteOf } from './colouring.ts'
import type { NamedColouring } from './useColouring.ts'
import type { MapFrame } from './map-frame.ts'
import type { Size } from './map-camera.ts'
import { mostSkipped, type PointLayer, type PointStyle } from './point-layer.ts'
import type { ThemeColours } from './useThemeColours.ts'
import type { MapCamera } from './useMapCamera.ts'

export interface PointLayerSources {
  frame: Readonly<Ref<MapFrame>>
  colouring: Readonly<Ref<NamedColouring | null>>
  states: Readonly<Ref<Uint8Array<ArrayBuffer>>>
  theme: Readonly<Ref<ThemeColours>>
  size: Readonly<Ref<Size>>
  style: Readonly<Ref<PointStyle>>
  camera: MapCamera
}

/** Without a graphics card these take about a fiftieth of a second; the next frame is not far then. */
const pointsPerStep = 250_000
/** A frame that took longer than this is followed by one that draws less. */
const slowFrameMs = 50
const quickFrameMs = 24
/** Longer than any frame: nothing was drawn in between. */
const pauseMs = 4000

/**
 * While the map moves, as many points are drawn as come out in time; at rest all are, in steps that let the pointer in between.
 * A quick graphics card soon does all in one.
 *
 * @returns counts complete drawings
 */
export function usePointLayer(
  layer: Readonly<ShallowRef<PointLayer | null>>,
  { frame, colouring, states, theme, size, style, camera }: PointLayerSources,
): Readonly<ShallowRef<number>> {
  const drawn = shallowRef(0)
  let asked = 0
  let lastFrame = 0
  /** Of a drawing at rest: the steps that are done, and how many a frame takes. */
  let done = 0
  let perFrame = 1
  let skipped = mostSkipped

  function stepCount(count: number): number {
    return Math.min(mostSkipped, Math.max(1, Math.ceil(count / pointsPerStep)))
  }

  function adapt(now: number): void {
    const took = now - lastFrame
    lastFrame = now
    if (took > slowFrameMs && took < pauseMs) {
      skipped = Math.min(mostSkipped, skipped * 2)
      perFrame = Math.max(1, perFrame >> 1)
    } else if (took < quickFrameMs) {
      skipped = Math.max(1, skipped >> 1)
      perFrame = Math.min(4 * mostSkipped, perFrame * 2)
    }
  }

  function draw(now: number): void {
    asked = 0
    const current = layer.value
    if (!current || !colouring.value || size.value.width === 0) return
    adapt(now)
    const view = {
      projection: camera.projection.value,
      size: size.value,
      pixelRatio: window.devicePixelRatio,
      style: style.value,
    }
    const parts = stepCount(Math.min(frame.value.placed, current.mostPoints))
    const passes = current.passes()
    if (camera.moving.value) {
      const every = parts === 1 ? 1 : skipped
      current.draw(view, { every, phases: 1, from: 0, to: passes })
      done = 0
    } else {
      const to = Math.min(passes * parts, done + perFrame)
      current.draw(view, { every: parts, phases: parts, from: done, to })
      done = to
      if (done < passes * parts) {
        asked = requestAnimationFrame(draw)
        return
      }
    }
    drawn.value++
  }

  function drawAnew(): void {
    done = 0
    if (asked === 0) asked = requestAnimationFrame(draw)
  }

  const palette = computed(() => colouring.value && paletteOf(colouring.value.colouring, theme.value.dark))

  function watchAll<T>(source: () => T, apply: (value: NonNullable<T>, layer: PointLayer) => void): void {
    watch(
      [layer, source] as const,
      ([current, value]) => {
        if (!current || value === null || value === undefined) return
        apply(value, current)
        drawAnew()
      },
      { immediate: true, flush: 'post' },
    )
  }

  watchAll(
    () => frame.value,
    (value, current) => current.setPlaces(value.places),
  )
  watchAll(
    () => colouring.value?.colouring.entries,
    (value, current) => current.setEntries(value),
  )
  watchAll(
    () => states.value,
    (value, current) => current.setStates(value),
  )
  watchAll(
    () => palette.value,
    (value, current) => current.setPalette(value),
  )
  watch([camera.projection, size, style, camera.moving], drawAnew)
  // Also when the window moves to a screen of another density.
  useEventListener(window, 'resize', drawAnew)
  onScopeDispose(() => {
    cancelAnimationFrame(asked)
    layer.value?.dispose()
  })
  return drawn
}

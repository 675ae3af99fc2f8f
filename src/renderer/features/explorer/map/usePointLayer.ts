/** Keeps a canvas of points true to what is to be seen, a frame at a time. */
import { useEventListener } from '@vueuse/core'
import { onScopeDispose, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { NamedColouring } from './useColouring.ts'
import type { MapFrame } from './map-frame.ts'
import type { Size } from './map-camera.ts'
import { scalePalette, signPalette } from './palettes.ts'
import type { PointLayer, PointStyle } from './point-layer.ts'
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

/** A frame that took longer than this while moving is followed by one with fewer points. */
const slowFrameMs = 50
const quickFrameMs = 24
const mostThinning = 16

/** @returns the draw counter: each time a whole picture of the points has been drawn */
export function usePointLayer(
  layer: Readonly<ShallowRef<PointLayer | null>>,
  { frame, colouring, states, theme, size, style, camera }: PointLayerSources,
): Readonly<ShallowRef<number>> {
  const drawn = shallowRef(0)
  let asked = 0
  let every = 1
  let lastDraw = 0

  function draw(now: number): void {
    asked = 0
    if (!layer.value || !colouring.value || size.value.width === 0) return
    if (camera.moving.value) {
      const took = now - lastDraw
      if (took > slowFrameMs && took < 1000) every = Math.min(mostThinning, every * 2)
      else if (took < quickFrameMs) every = Math.max(1, every / 2)
    }
    lastDraw = now
    layer.value.draw({
      projection: camera.projection.value,
      size: size.value,
      pixelRatio: window.devicePixelRatio,
      style: style.value,
      every: camera.moving.value && frame.value.placed > 50_000 ? every : 1,
    })
    drawn.value++
  }

  function askForDraw(): void {
    if (asked === 0) asked = requestAnimationFrame(draw)
  }

  function watchAll<T>(source: () => T, apply: (value: NonNullable<T>, layer: PointLayer) => void): void {
    watch(
      [layer, source] as const,
      ([current, value]) => {
        if (!current || value === null || value === undefined) return
        apply(value, current)
        askForDraw()
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
    () => paletteName(colouring.value, theme.value),
    (name, current) => current.setPalette(name === 'signs' ? signPalette() : scalePalette(name === 'dark')),
  )
  watch([camera.projection, size, style, camera.moving], askForDraw)
  // Also when the window moves to a screen of another density.
  useEventListener(window, 'resize', askForDraw)
  onScopeDispose(() => {
    cancelAnimationFrame(asked)
    layer.value?.dispose()
  })
  return drawn
}

function paletteName(
  named: NamedColouring | null,
  { dark }: ThemeColours,
): 'signs' | 'light' | 'dark' | null {
  if (!named) return null
  if (named.colouring.kind === 'signs') return 'signs'
  return dark ? 'dark' : 'light'
}

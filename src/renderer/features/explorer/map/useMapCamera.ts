/** The camera of one map: follows the pane's size, and moves when told, at once or smoothly. */
import { useMediaQuery } from '@vueuse/core'
import { computed, onScopeDispose, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import {
  betweenCameras,
  fitCamera,
  panCamera,
  project,
  zoomCamera,
  type Camera,
  type Padding,
  type Projection,
  type Size,
} from './map-camera.ts'
import type { MapFrame } from './map-frame.ts'

export interface MapCamera {
  readonly projection: ComputedRef<Projection>
  /** 1 where the whole map fits. */
  readonly zoom: ComputedRef<number>
  /** While it moves, less may be drawn. */
  readonly moving: Readonly<ShallowRef<boolean>>
  fit: () => void
  pan: (byX: number, byY: number) => void
  /** `at` in pixels of the pane; the middle without. */
  zoomBy: (factor: number, at?: { x: number; y: number }) => void
  /** The same, smoothly. */
  glideBy: (factor: number, at?: { x: number; y: number }) => void
}

const glideMs = 180
const restAfterMs = 120
/** Closest, in relation to the whole map: a million patches still come apart. */
const mostZoom = 4000
const leastZoom = 0.5

export function useMapCamera(
  frame: Readonly<Ref<MapFrame>>,
  size: Readonly<Ref<Size>>,
  padding: Readonly<Ref<Padding>>,
): MapCamera {
  const fitting = computed(() => fitCamera(frame.value, size.value, padding.value))
  /** Null as long as the whole map is shown, whatever the size of the pane. */
  const chosen = shallowRef<Camera | null>(null)
  const camera = computed(() => chosen.value ?? fitting.value)
  const moving = shallowRef(false)
  const still = useMediaQuery('(prefers-reduced-motion: reduce)')
  let restTimer = 0
  let restFrame = 0
  let glide = 0

  watch(frame, () => {
    chosen.value = null
  })
  onScopeDispose(() => {
    cancelAnimationFrame(glide)
    cancelRest()
  })

  function cancelRest(): void {
    clearTimeout(restTimer)
    cancelAnimationFrame(restFrame)
  }

  function noteMoving(): void {
    moving.value = true
    cancelRest()
    restTimer = window.setTimeout(() => {
      // What the pointer did during a long frame is told right before the next one, and goes first.
      restFrame = requestAnimationFrame(() => {
        moving.value = false
      })
    }, restAfterMs)
  }

  function moveTo(target: Camera): void {
    cancelAnimationFrame(glide)
    chosen.value = target
    noteMoving()
  }

  function zoomed(factor: number, at?: { x: number; y: number }): Camera {
    const { width, height } = size.value
    const fromMiddle = at ? { x: at.x - width / 2, y: at.y - height / 2 } : { x: 0, y: 0 }
    const fit = fitting.value.scale
    return zoomCamera(camera.value, factor, fromMiddle, { least: leastZoom * fit, most: mostZoom * fit })
  }

  /** @param end null for the whole map */
  function glideTo(end: Camera | null): void {
    cancelAnimationFrame(glide)
    const from = camera.value
    const target = end ?? fitting.value
    const started = performance.now()
    const step = (now: number): void => {
      const share = still.value ? 1 : Math.min(1, (now - started) / glideMs)
      chosen.value = share < 1 ? betweenCameras(from, target, 1 - (1 - share) ** 3) : end
      noteMoving()
      if (share < 1) glide = requestAnimationFrame(step)
    }
    glide = requestAnimationFrame(step)
  }

  return {
    projection: computed(() => project(camera.value, size.value)),
    zoom: computed(() => camera.value.scale / fitting.value.scale),
    moving,
    fit: () => glideTo(null),
    pan: (byX, byY) => moveTo(panCamera(camera.value, byX, byY)),
    zoomBy: (factor, at) => moveTo(zoomed(factor, at)),
    glideBy: (factor, at) => glideTo(zoomed(factor, at)),
  }
}

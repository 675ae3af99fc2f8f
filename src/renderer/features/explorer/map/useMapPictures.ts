/** Pictures in the place of dots, where there is room for them. */
import { computed, onScopeDispose, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { pictureUrl } from '../../../../shared/picture-url.ts'
import { useExploredRun } from '../state/explored-run.ts'
import type { PictureInPlace } from '../state/map-snapshot.ts'
import { noTopicColour } from '../state/topic-signs.ts'
import { toPlane, toScreen, type Size } from './map-camera.ts'
import type { MapFrame } from './map-frame.ts'
import { paletteOf } from './colouring.ts'
import { entryColour } from './palettes.ts'
import { createPictureCache } from './picture-cache.ts'
import { choosePictures, pictureGrid, type PicturePlace } from './picture-places.ts'
import type { Box, PointGrid } from './point-grid.ts'
import { fadedState, hiddenState, strongState } from './point-states.ts'
import type { NamedColouring } from './useColouring.ts'
import type { MapCamera } from './useMapCamera.ts'
import type { ThemeColours } from './useThemeColours.ts'

/** `near`: when zoomed in enough that most of what is in sight finds room. */
export type PictureMode = 'near' | 'always' | 'never'

export interface MapPictures {
  readonly shown: Readonly<ShallowRef<readonly PictureInPlace[]>>
  /** Whether pictures are to be seen, be they loaded or not. */
  readonly active: Readonly<Ref<boolean>>
  /** The patch whose picture lies at a place of the pane. */
  at: (x: number, y: number) => number | null
  /** Where a patch's picture stands, or null when it is a dot. */
  placeOf: (point: number) => { x: number; y: number; sidePx: number } | null
}

export interface PictureSources {
  frame: Readonly<Ref<MapFrame>>
  grid: Readonly<Ref<PointGrid>>
  states: Readonly<Ref<Uint8Array>>
  colouring: Readonly<Ref<NamedColouring | null>>
  camera: MapCamera
  size: Readonly<Ref<Size>>
  mode: Readonly<Ref<PictureMode>>
  theme: Readonly<Ref<ThemeColours>>
}

const nearZoom = 1.8
const nearPoints = 1200

export function useMapPictures(sources: PictureSources): MapPictures {
  const { frame, grid, states, colouring, camera, size, mode, theme } = sources
  const { key, points } = useExploredRun()
  const loaded = shallowRef(0)
  const cache = createPictureCache(
    (patch) => pictureUrl({ kind: 'patch', library: key.library, patch }),
    () => loaded.value++,
  )
  onScopeDispose(cache.dispose)

  const view = computed<Box>(() => {
    const topLeft = toPlane(camera.projection.value, 0, 0)
    const bottomRight = toPlane(camera.projection.value, size.value.width, size.value.height)
    return { left: topLeft.x, right: bottomRight.x, bottom: bottomRight.y, top: topLeft.y }
  })
  const active = computed(
    () =>
      mode.value === 'always' ||
      (mode.value === 'near' &&
        camera.zoom.value >= nearZoom &&
        grid.value.countAbout(view.value) <= nearPoints),
  )
  const cells = computed(() => pictureGrid(camera.projection.value.scaleX, size.value))
  /** While the map moves the last choice stays: choosing anew for every step would flicker. */
  const chosen = shallowRef<readonly PicturePlace[]>([])
  watch(
    [active, view, states, grid, () => camera.moving.value],
    () => {
      if (!active.value || size.value.width === 0) chosen.value = []
      else if (!camera.moving.value || chosen.value.length === 0)
        chosen.value = choosePictures(
          {
            grid: grid.value,
            places: frame.value.places,
            // What stands out goes first, then all that is not hidden.
            shows: [
              (point) => states.value[point] === strongState,
              (point) => states.value[point] !== hiddenState,
            ],
          },
          view.value,
          cells.value.cell,
        )
    },
    { immediate: true },
  )

  const palette = computed(() => colouring.value && paletteOf(colouring.value.colouring, theme.value.dark))
  const shown = computed<PictureInPlace[]>(() => {
    // Read so that pictures that have come are drawn.
    void loaded.value
    const found: PictureInPlace[] = []
    const patchIds = points.value?.patchIds
    if (!patchIds) return found
    for (const { point, x, y } of chosen.value) {
      const picture = patchIds[point] > 0 ? cache.get(patchIds[point]) : null
      if (!picture) continue
      found.push({
        picture,
        ...toScreen(camera.projection.value, x, y),
        sidePx: cells.value.sidePx,
        colour: palette.value
          ? entryColour(palette.value, colouring.value?.colouring.entries[point] ?? 0)
          : noTopicColour,
        faded: states.value[point] === fadedState,
        strong: states.value[point] === strongState,
      })
    }
    return found
  })

  function screenPlace({ x, y }: PicturePlace): { x: number; y: number } {
    return toScreen(camera.projection.value, x, y)
  }

  return {
    shown,
    active,
    at: (x, y) => {
      const half = cells.value.sidePx / 2 + 2
      const hit = chosen.value.find((place) => {
        const middle = screenPlace(place)
        return Math.abs(middle.x - x) <= half && Math.abs(middle.y - y) <= half
      })
      return hit?.point ?? null
    },
    placeOf: (point) => {
      const place = chosen.value.find((candidate) => candidate.point === point)
      return place ? { ...screenPlace(place), sidePx: cells.value.sidePx } : null
    },
  }
}

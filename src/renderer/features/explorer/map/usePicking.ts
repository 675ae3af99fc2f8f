/** Which patches lie at a place of the pane or in a part of it; what is hidden is never among them. */
import type { ComputedRef, Ref } from 'vue'
import { toPlane } from './map-camera.ts'
import type { PointGrid } from './point-grid.ts'
import { hiddenState, withoutHidden } from './point-states.ts'
import type { MapCamera } from './useMapCamera.ts'
import type { MapPictures } from './useMapPictures.ts'

export interface PickingSources {
  grid: ComputedRef<PointGrid>
  states: Readonly<Ref<Uint8Array>>
  camera: MapCamera
  pictured: MapPictures
}

export interface Picking {
  /** The patch at a place in pixels of the pane, or null. */
  pick: (x: number, y: number) => number | null
  /** @param corners `[m, 2]` in pixels of the pane, closed */
  inside: (corners: Float32Array) => Int32Array
}

const radiusPx = 12

export function usePicking({ grid, states, camera, pictured }: PickingSources): Picking {
  function isShown(point: number): boolean {
    return states.value[point] !== hiddenState
  }

  return {
    pick: (x, y) => {
      const shown = pictured.at(x, y)
      if (shown !== null) return shown
      const place = toPlane(camera.projection.value, x, y)
      return grid.value.nearest(place.x, place.y, radiusPx / camera.projection.value.scaleX, isShown)
    },
    inside: (corners) => {
      const { scaleX, shiftX, scaleY, shiftY } = camera.projection.value
      const onPlane = corners.map((value, i) =>
        i % 2 === 0 ? (value - shiftX) / scaleX : (value - shiftY) / scaleY,
      )
      return withoutHidden(grid.value.inPolygon(onPlane), states.value)
    },
  }
}

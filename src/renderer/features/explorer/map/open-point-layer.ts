/** The best way to draw points that this window has. */
import { asCheekboneError } from '../../../../shared/errors.ts'
import type { PointLayer } from './point-layer.ts'
import { createWebglPoints } from './webgl-points.ts'

export interface OpenedLayer {
  layer: PointLayer
  way: 'webgl' | 'plain'
}

/**
 * Puts a canvas into `place`. WebGL 2 first; without it ECharts on a plain canvas, which is loaded only then.
 *
 * @param onOpened called again with a new layer when the graphics card was taken away and came back
 */
export async function openPointLayer(
  place: HTMLElement,
  onOpened: (opened: OpenedLayer) => void,
): Promise<void> {
  const canvas = document.createElement('canvas')
  place.replaceChildren(canvas)
  try {
    const open = (): void => onOpened({ layer: createWebglPoints(canvas), way: 'webgl' })
    open()
    canvas.addEventListener('webglcontextlost', (event) => event.preventDefault())
    canvas.addEventListener('webglcontextrestored', open)
    return
  } catch (error) {
    if (asCheekboneError(error).code !== 'device-unavailable') throw error
  }
  const { createPlainPoints } = await import('./plain-points.ts')
  onOpened({ layer: createPlainPoints(place), way: 'plain' })
}

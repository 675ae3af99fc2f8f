/** The best way to draw points that this window has. */
import { asCheekboneError } from '../../../../shared/errors.ts'
import type { PointLayer } from './point-layer.ts'
import { createRasterPoints } from './raster-points.ts'
import { createWebglPoints } from './webgl-points.ts'

/** `processor` where WebGL is there, but software. */
export type DrawingWay = 'webgl' | 'processor' | 'plain'

export interface OpenedLayer {
  layer: PointLayer
  way: DrawingWay
}

/**
 * Puts a canvas into `place`. WebGL 2 where a graphics card draws it; without WebGL 2 ECharts on a plain canvas, which is loaded
 * only then.
 *
 * @param onOpened called again with a new layer when the graphics card was taken away and came back
 */
export async function openPointLayer(
  place: HTMLElement,
  onOpened: (opened: OpenedLayer) => void,
): Promise<void> {
  const canvas = document.createElement('canvas')
  place.replaceChildren(canvas)
  if (isWebglSoftware()) return onOpened({ layer: createRasterPoints(canvas), way: 'processor' })
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

let software: boolean | null = null

/**
 * Whether WebGL 2 is there, but drawn by the processor. Finding out starts the browser's graphics, which takes a moment: worth
 * asking while something else is waited for. The answer is kept.
 */
export function isWebglSoftware(): boolean {
  software ??= namesSoftware(rendererName())
  return software
}

/** What draws WebGL 2, as far as the browser says; null without WebGL 2. */
function rendererName(): string | null {
  const gl = document.createElement('canvas').getContext('webgl2')
  if (!gl) return null
  const known = gl.getExtension('WEBGL_debug_renderer_info')
  const name = String(gl.getParameter(known ? known.UNMASKED_RENDERER_WEBGL : gl.RENDERER))
  gl.getExtension('WEBGL_lose_context')?.loseContext()
  return name
}

/** Of Chromium (SwiftShader), Mesa (llvmpipe, softpipe) and Windows (Basic Render Driver, WARP). */
function namesSoftware(renderer: string | null): boolean {
  return renderer !== null && /swiftshader|llvmpipe|softpipe|basic render|warp|software/i.test(renderer)
}

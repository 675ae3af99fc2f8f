/** Points by the processor alone, all of them: where WebGL is software, which takes eight times as long. */
import { CheekboneError } from '../../../../shared/errors.ts'
import type { Palette } from './palettes.ts'
import { drawnTogether } from './point-states.ts'
import type { PointLayer } from './point-layer.ts'
import { copyRaster, createRaster, rasterise, type RasterView } from './rasterise-points.ts'

/** @throws CheekboneError `device-unavailable` when the browser gives no canvas to draw on */
export function createRasterPoints(canvas: HTMLCanvasElement): PointLayer {
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context)
    throw new CheekboneError('device-unavailable', 'The browser gives no canvas to draw the map on.', {
      reason: 'noCanvas',
    })
  let places = new Float32Array(0)
  let entries = new Uint8Array(0)
  let states = new Uint8Array(0)
  let palette: Palette = new Uint8Array(256 * 4)
  let occupied: (readonly number[])[] = []
  let raster = createRaster(1, 1)
  let image = new ImageData(1, 1)

  function begin(width: number, height: number): void {
    if (raster.width === width && raster.height === height) {
      raster.pixels.fill(0)
      return
    }
    raster = createRaster(width, height)
    image = new ImageData(width, height)
    Object.assign(canvas, { width, height })
  }

  return {
    mostPoints: Infinity,
    setPlaces: (data) => {
      places = data
    },
    setEntries: (data) => {
      entries = data
    },
    setStates: (data) => {
      states = data
      occupied = drawnTogether(data)
    },
    setPalette: (data) => {
      palette = data
    },
    passes: () => occupied.length,
    draw: ({ projection, size, pixelRatio, style }, { every, phases, from, to }) => {
      if (from === 0)
        begin(
          Math.max(1, Math.round(size.width * pixelRatio)),
          Math.max(1, Math.round(size.height * pixelRatio)),
        )
      const view: RasterView = {
        projection: {
          scaleX: projection.scaleX * pixelRatio,
          shiftX: projection.shiftX * pixelRatio,
          scaleY: projection.scaleY * pixelRatio,
          shiftY: projection.shiftY * pixelRatio,
        },
        diameterPx: style.diameterPx * pixelRatio,
        opacity: style.opacity,
      }
      for (let step = from; step < to; step++) {
        const together = occupied[Math.floor(step / phases)]
        rasterise(raster, { places, entries, states, palette }, view, {
          first: step % phases,
          every,
          lowest: together[0],
          highest: together[together.length - 1],
        })
      }
      copyRaster(raster, image.data)
      context.putImageData(image, 0, 0)
    },
    dispose: () => {
      raster = createRaster(1, 1)
    },
  }
}

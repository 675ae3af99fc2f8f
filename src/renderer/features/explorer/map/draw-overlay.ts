/** What lies over the points: pictures, rings around single patches, and the area that is being drawn. */
import type { PictureInPlace } from '../state/map-snapshot.ts'
import type { Size } from './map-camera.ts'
import type { ThemeColours } from './useThemeColours.ts'

export interface OverlayRing {
  x: number
  y: number
  kind: 'hovered' | 'focused'
  /** Around a picture of this side; a circle around the dot when it is null. */
  sidePx: number | null
}

export interface Overlay {
  size: Size
  pictures: readonly PictureInPlace[]
  rings: readonly OverlayRing[]
  ringRadiusPx: number
  /** `x, y, x, y`; empty for none. */
  area: readonly number[]
  theme: ThemeColours
}

/** On which nothing is painted. */
const blank = new WeakSet<HTMLCanvasElement>()

export function drawOverlay(canvas: HTMLCanvasElement, overlay: Overlay): void {
  const context = canvas.getContext('2d')
  if (!context) return
  const { size } = overlay
  const pixelRatio = window.devicePixelRatio
  const width = Math.max(1, Math.round(size.width * pixelRatio))
  const height = Math.max(1, Math.round(size.height * pixelRatio))
  const hasItsSize = canvas.width === width && canvas.height === height
  if (isEmpty(overlay)) {
    // Setting the size clears it for good: a graphics card's canvas that is only cleared may go on showing what was there.
    if (!hasItsSize || !blank.has(canvas)) Object.assign(canvas, { width, height })
    blank.add(canvas)
    return
  }
  blank.delete(canvas)
  if (!hasItsSize) Object.assign(canvas, { width, height })
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0)
  context.clearRect(0, 0, size.width, size.height)
  for (const picture of overlay.pictures) drawPicture(context, picture)
  for (const ring of overlay.rings) drawRing(context, ring, overlay)
  drawArea(context, overlay)
}

function isEmpty({ pictures, rings, area }: Overlay): boolean {
  return pictures.length === 0 && rings.length === 0 && area.length < 4
}

/** Framed in the colour of its dot, so that the legend still holds. */
function drawPicture(context: CanvasRenderingContext2D, shown: PictureInPlace): void {
  const { picture, x, y, sidePx, colour, faded, strong } = shown
  const frame = strong ? 3 : 2
  context.globalAlpha = faded ? 0.25 : 1
  context.drawImage(picture, x - sidePx / 2, y - sidePx / 2, sidePx, sidePx)
  context.strokeStyle = colour
  context.lineWidth = frame
  const side = sidePx + frame
  context.beginPath()
  context.roundRect(x - side / 2, y - side / 2, side, side, 3)
  context.stroke()
  context.globalAlpha = 1
}

/** Two lines, of ink and ground, are seen on every colour. */
function drawRing(
  context: CanvasRenderingContext2D,
  { x, y, kind, sidePx }: OverlayRing,
  overlay: Overlay,
): void {
  const radius = overlay.ringRadiusPx + (kind === 'focused' ? 3 : 0)
  const half = (sidePx ?? 0) / 2 + (kind === 'focused' ? 3 : 1)
  for (const [colour, width] of [
    [overlay.theme.panel, 4.5],
    [kind === 'focused' ? overlay.theme.accent : overlay.theme.ink, kind === 'focused' ? 2.5 : 1.75],
  ] as const) {
    context.strokeStyle = colour
    context.lineWidth = width
    context.beginPath()
    if (sidePx === null) context.arc(x, y, radius, 0, 2 * Math.PI)
    else context.roundRect(x - half, y - half, 2 * half, 2 * half, 5)
    context.stroke()
  }
}

function drawArea(context: CanvasRenderingContext2D, { area, theme }: Overlay): void {
  if (area.length < 4) return
  context.beginPath()
  for (let i = 0; i < area.length; i += 2) context.lineTo(area[i], area[i + 1])
  context.closePath()
  context.fillStyle = theme.accent
  context.globalAlpha = 0.12
  context.fill('evenodd')
  context.globalAlpha = 1
  context.strokeStyle = theme.accent
  context.lineWidth = 1.5
  context.setLineDash([5, 3])
  context.stroke()
  context.setLineDash([])
}

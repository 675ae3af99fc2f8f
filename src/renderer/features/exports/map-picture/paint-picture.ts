/** The map on a canvas of its own, as sharp as is wanted. */
import type { MapSnapshot, PictureInPlace } from '../../explorer/state/map-snapshot.ts'
import { topicShapes, type TopicShape } from '../../explorer/state/topic-signs.ts'
import { createMarks, pointsInSight, shapeOutlines, type Mark } from './marks.ts'
import { pictureParts, type Ground, type Measure, type PicturePart } from './picture-parts.ts'

export const fontFamily = "system-ui, 'Segoe UI', 'Noto Sans', 'Noto Sans CJK SC', sans-serif"
/** The window answers in between. */
const pointsAtOnce = 20_000

export interface Canvas {
  canvas: HTMLCanvasElement
  context: CanvasRenderingContext2D
}

/** @param ratio pixels of the picture a pixel of the pane */
export function createCanvas({ width, height }: MapSnapshot, ratio: number): Canvas {
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width: Math.round(width * ratio), height: Math.round(height * ratio) })
  // It is read as a whole in the end, and points are many: quicker without the graphics card.
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('The browser gives no canvas to draw on.')
  return { canvas, context }
}

export function createMeasure(): Measure {
  const context = document.createElement('canvas').getContext('2d')
  return (text, sizePx, strong) => {
    if (!context) return 0.55 * sizePx * text.length
    context.font = fontOf(sizePx, strong)
    return context.measureText(text).width
  }
}

export async function paintPicture(
  snapshot: MapSnapshot,
  ground: Ground,
  ratio: number,
): Promise<HTMLCanvasElement> {
  const { canvas, context } = createCanvas(snapshot, ratio)
  context.fillStyle = ground.ground
  context.fillRect(0, 0, canvas.width, canvas.height)
  await paintPoints(context, snapshot, { dark: ground.dark, ratio })
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  for (const picture of snapshot.pictures) paintPatch(context, picture)
  for (const part of pictureParts(snapshot, ground, createMeasure())) paintPart(context, part, ratio)
  return canvas
}

export async function paintPoints(
  context: CanvasRenderingContext2D,
  snapshot: MapSnapshot,
  { dark, ratio }: { dark: boolean; ratio: number },
): Promise<void> {
  const markOf = createMarks(snapshot, dark)
  const stampOf = createStamps(ratio)
  const points = pointsInSight(snapshot)
  context.setTransform(1, 0, 0, 1, 0, 0)
  for (let from = 0; from < points.length; from += pointsAtOnce) {
    for (const point of points.subarray(from, from + pointsAtOnce)) {
      const mark = markOf(point)
      const stamp = stampOf(mark)
      const half = stamp.width / 2
      context.drawImage(stamp, Math.round(ratio * mark.x - half), Math.round(ratio * mark.y - half))
    }
    await new Promise((resolve) => setTimeout(resolve))
  }
}

/** Each kind of mark as a small canvas that is drawn again and again: some ten times as quick as its outline. */
function createStamps(ratio: number): (mark: Mark) => HTMLCanvasElement {
  const stamps = new Map<string, HTMLCanvasElement>()
  return (mark) => {
    const key = `${mark.colour} ${mark.shape} ${mark.radius} ${mark.opacity}`
    const known = stamps.get(key)
    if (known) return known
    const stamp = document.createElement('canvas')
    const side = 2 * Math.ceil(1.3 * mark.radius * ratio) + 2
    Object.assign(stamp, { width: side, height: side })
    const context = stamp.getContext('2d', { willReadFrequently: true })
    const middle = side / 2 / ratio
    if (context) paintMark(context, { ...mark, x: middle, y: middle }, ratio)
    stamps.set(key, stamp)
    return stamp
  }
}

const outlines = new Map<TopicShape, Path2D>()

function paintMark(
  context: CanvasRenderingContext2D,
  { x, y, shape, radius, colour, opacity }: Mark,
  ratio: number,
): void {
  if (outlines.size === 0) for (const name of topicShapes) outlines.set(name, new Path2D(shapeOutlines[name]))
  const scale = ratio * radius
  context.setTransform(scale, 0, 0, scale, ratio * x, ratio * y)
  context.globalAlpha = opacity
  context.fillStyle = colour
  context.fill(outlines.get(shape)!)
}

function paintPatch(
  context: CanvasRenderingContext2D,
  { picture, x, y, sidePx, colour, faded, strong }: PictureInPlace,
): void {
  const frame = strong ? 3 : 2
  context.globalAlpha = faded ? 0.25 : 1
  context.drawImage(picture, x - sidePx / 2, y - sidePx / 2, sidePx, sidePx)
  context.strokeStyle = colour
  context.lineWidth = frame
  context.strokeRect(x - (sidePx + frame) / 2, y - (sidePx + frame) / 2, sidePx + frame, sidePx + frame)
  context.globalAlpha = 1
}

function paintPart(context: CanvasRenderingContext2D, part: PicturePart, ratio: number): void {
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  switch (part.kind) {
    case 'box':
      context.globalAlpha = part.opacity
      context.fillStyle = part.fill
      context.fillRect(part.x, part.y, part.width, part.height)
      context.globalAlpha = 1
      if (part.stroke === null) return
      context.strokeStyle = part.stroke
      context.lineWidth = 1
      context.strokeRect(part.x + 0.5, part.y + 0.5, part.width - 1, part.height - 1)
      return
    case 'ramp': {
      const ramp = context.createLinearGradient(part.x, 0, part.x + part.width, 0)
      part.stops.forEach((stop, i) => ramp.addColorStop(i / (part.stops.length - 1), stop))
      context.fillStyle = ramp
      context.fillRect(part.x, part.y, part.width, part.height)
      return
    }
    case 'mark':
      paintMark(context, part, ratio)
      context.globalAlpha = 1
      return
    case 'text':
      context.font = fontOf(part.sizePx, part.strong)
      context.textAlign = part.anchor === 'middle' ? 'center' : part.anchor
      if (part.rim !== null) {
        context.strokeStyle = part.rim
        context.lineWidth = 3.5
        context.lineJoin = 'round'
        context.strokeText(part.text, part.x, part.y)
      }
      context.fillStyle = part.colour
      context.fillText(part.text, part.x, part.y)
  }
}

function fontOf(sizePx: number, strong: boolean): string {
  return `${strong ? 600 : 400} ${sizePx}px ${fontFamily}`
}

/** The map as an SVG document: points, names and legend as shapes and text that other programs can edit. */
import type { MapSnapshot } from '../../explorer/state/map-snapshot.ts'
import { topicShapes } from '../../explorer/state/topic-signs.ts'
import { shapeOutlines, type Mark } from './marks.ts'
import type { Ground, PicturePart } from './picture-parts.ts'

/** More points than these make a document that other programs choke on: they come as one image. */
export const mostVectorPoints = 20_000

export interface SvgContent {
  ground: Ground
  /** From the back to the front, or an image of all of them as a data URL. */
  points: readonly Mark[] | { image: string }
  /** Patches in the place of points. */
  pictures: readonly {
    image: string
    x: number
    y: number
    sidePx: number
    colour: string
    opacity: number
  }[]
  parts: readonly PicturePart[]
  title: string
  /** What a reader should know of how it was made; may be empty. */
  note: string
  fontFamily: string
}

export function writeSvg(
  { width, height }: Pick<MapSnapshot, 'width' | 'height'>,
  content: SvgContent,
): string {
  const { ground, points, pictures, parts, title, note } = content
  const whole = `width="${number(width)}" height="${number(height)}"`
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" ${whole} viewBox="0 0 ${number(width)} ${number(height)}" font-family="${escapeText(content.fontFamily)}">`,
    `<title>${escapeText(title)}</title>`,
    ...(note === '' ? [] : [`<desc>${escapeText(note)}</desc>`]),
    '<defs>',
    ...topicShapes.map((shape) => `<path id="${shape}" d="${shapeOutlines[shape]}"/>`),
    ...parts.flatMap((part, at) => (part.kind === 'ramp' ? [gradient(part.stops, at)] : [])),
    '</defs>',
    `<rect ${whole} fill="${ground.ground}"/>`,
    '<g id="points">',
    ...('image' in points ? [`<image ${whole} href="${points.image}"/>`] : points.map(markElement)),
    '</g>',
    '<g id="pictures">',
    ...pictures.map(pictureElement),
    '</g>',
    '<g id="names-and-legend">',
    ...parts.map(partElement),
    '</g>',
    '</svg>',
    '',
  ]
  return lines.join('\n')
}

function gradient(stops: readonly string[], at: number): string {
  const colours = stops.map(
    (stop, i) => `<stop offset="${number(i / (stops.length - 1))}" stop-color="${stop}"/>`,
  )
  return `<linearGradient id="ramp${at}">${colours.join('')}</linearGradient>`
}

function markElement({ x, y, shape, radius, colour, opacity }: Mark): string {
  const paint = `fill="${colour}"${opacity < 1 ? ` fill-opacity="${number(opacity)}"` : ''}`
  if (shape === 'circle')
    return `<circle cx="${number(x)}" cy="${number(y)}" r="${number(radius)}" ${paint}/>`
  return `<use href="#${shape}" transform="translate(${number(x)} ${number(y)})scale(${number(radius)})" ${paint}/>`
}

function pictureElement({ image, x, y, sidePx, colour, opacity }: SvgContent['pictures'][number]): string {
  const [left, top] = [number(x - sidePx / 2), number(y - sidePx / 2)]
  const square = `x="${left}" y="${top}" width="${number(sidePx)}" height="${number(sidePx)}"`
  const frame = `<rect ${square} fill="none" stroke="${colour}" stroke-width="2"/>`
  return `<g opacity="${number(opacity)}"><image ${square} href="${image}"/>${frame}</g>`
}

function partElement(part: PicturePart, at: number): string {
  switch (part.kind) {
    case 'mark':
      return markElement(part)
    case 'box':
    case 'ramp': {
      const fill = part.kind === 'ramp' ? `url(#ramp${at})` : part.fill
      const stroke = part.kind === 'box' && part.stroke !== null ? ` stroke="${part.stroke}"` : ''
      const veil = part.kind === 'box' && part.opacity < 1 ? ` fill-opacity="${number(part.opacity)}"` : ''
      return `<rect x="${number(part.x)}" y="${number(part.y)}" width="${number(part.width)}" height="${number(part.height)}" fill="${fill}"${veil}${stroke}/>`
    }
    case 'text': {
      const rim =
        part.rim === null
          ? ''
          : ` stroke="${part.rim}" stroke-width="3.5" stroke-linejoin="round" paint-order="stroke"`
      const weight = part.strong ? ' font-weight="600"' : ''
      return `<text x="${number(part.x)}" y="${number(part.y)}" font-size="${part.sizePx}"${weight} text-anchor="${part.anchor}" fill="${part.colour}"${rim}>${escapeText(part.text)}</text>`
    }
  }
}

/** Hundredths of a pixel are enough. */
function number(value: number): string {
  return String(Math.round(value * 100) / 100)
}

function escapeText(text: string): string {
  // XML has no way to write control characters.
  const plain = text.replace(/\p{Cc}/gu, ' ')
  return plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

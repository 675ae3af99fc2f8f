/**
 * A photo with what was looked for and taken drawn over it: the outline of each region (dashed), its square, and the verdict: in
 * words, or as a tick or a cross with the square's number for who says the rest in another language. Green squares were kept, red ones left out. Lines keep their width whatever the photo's size. What a face parser holds
 * for something else than skin is tinted violet, its background left as it is.
 */
import sharp from 'sharp'
import type { Point, Quad, Region, RejectReason } from '../../../shared/domain.ts'
import type { PageLanguage } from '../../../shared/host-info.ts'
import { textsIn } from '../../locales/texts.ts'
import { outlinePoints } from '../squares/region-square.ts'
import { decodePhoto } from '../photos/decode.ts'
import type { FaceParsing } from '../parser/face-parsing.ts'
import { backgroundClass, parserClasses } from '../parser/parser-classes.ts'

export interface OverlayPatch {
  region: Region
  quad: Quad
  rejected: RejectReason | null
  /** Photo pixels; null for a picture taken whole. */
  mesh: Float32Array | null /* [468, 3] */
}

export interface OverlayScene {
  /** Size of the photo, upright. */
  widthPx: number
  heightPx: number
  patches: readonly OverlayPatch[]
  /** How verdicts are told: in the words of a language, or by numbers that count the patches from 1. English words where nothing is said. */
  verdicts?: PageLanguage | 'numbers'
  /** What a face parser said of the photo's faces, photo pixels; none without one. */
  parsings?: readonly FaceParsing[]
}

/** Longer photos are drawn smaller. */
const longestSidePx = 1600
const keptColour = '#19c37d'
const rejectedColour = '#ff4d4d'
const outlineColour = '#ffffff'
/** Red, green, blue, opacity. */
const otherTint = [192, 77, 255, 110] as const

/** @returns a JPEG file; throws CheekboneError `bad-image` when the photo cannot be decoded. */
export async function drawOverlay(photo: Uint8Array, scene: OverlayScene): Promise<Buffer> {
  const { data, width, height } = await decodePhoto(photo)
  const size = outputSize({ widthPx: width, heightPx: height })
  const tints = await Promise.all((scene.parsings ?? []).map(parsingTint))
  const drawing = Buffer.from(overlaySvg(scene, size, tints))
  return sharp(data, { raw: { width, height, channels: 3 } })
    .resize(size.width, size.height, { fit: 'fill' })
    .composite([{ input: drawing }])
    .jpeg({ quality: 90 })
    .toBuffer()
}

/** The drawing alone, in photo pixels, shown at a given size; tints lie below all lines. */
export function overlaySvg(
  scene: OverlayScene,
  size: { width: number; height: number },
  tints: readonly string[] = [],
): string {
  const { widthPx, heightPx } = scene
  const linePx = (1.5 * Math.max(widthPx, heightPx)) / Math.max(size.width, size.height)
  const shapes = scene.patches
    .map(
      (patch, i) =>
        patchShapes(patch, linePx) + verdict(patch, { linePx, number: i + 1, as: scene.verdicts ?? 'en' }),
    )
    .join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 ${widthPx} ${heightPx}">${tints.join('')}${shapes}</svg>`
}

/** An SVG image that colours what is neither skin nor background. */
async function parsingTint({ frame, side, classes }: FaceParsing): Promise<string> {
  const pixels = Buffer.alloc(side * side * 4)
  classes.forEach((found, i) => {
    if (found !== backgroundClass && !parserClasses[found].isSkin) pixels.set(otherTint, i * 4)
  })
  const png = await sharp(pixels, { raw: { width: side, height: side, channels: 4 } })
    .png()
    .toBuffer()
  const degrees = ((frame.angle * 180) / Math.PI).toFixed(3)
  const half = (frame.side / 2).toFixed(2)
  const place = `translate(${frame.centreX.toFixed(2)} ${frame.centreY.toFixed(2)}) rotate(${degrees})`
  return `<image transform="${place}" x="-${half}" y="-${half}" width="${frame.side.toFixed(2)}" height="${frame.side.toFixed(2)}" href="data:image/png;base64,${png.toString('base64')}"/>`
}

function patchShapes({ region, quad, rejected, mesh }: OverlayPatch, linePx: number): string {
  const colour = rejected === null ? keptColour : rejectedColour
  const outline =
    mesh === null || region === 'whole'
      ? ''
      : polygon(outlinePoints(region, mesh), {
          colour: outlineColour,
          linePx,
          dash: ` stroke-dasharray="${4 * linePx}"`,
        })
  return outline + polygon(quad, { colour, linePx: 1.5 * linePx, dash: '' })
}

function polygon(
  points: readonly Point[],
  { colour, linePx, dash }: { colour: string; linePx: number; dash: string },
): string {
  const corners = points.map(({ x, y }) => `${x.toFixed(2)},${y.toFixed(2)}`).join(' ')
  return `<polygon points="${corners}" fill="none" stroke="${colour}" stroke-width="${linePx.toFixed(2)}"${dash}/>`
}

/** Below the square, since the eye is above it. */
function verdict(
  { quad, rejected }: OverlayPatch,
  { linePx, number, as }: { linePx: number; number: number; as: PageLanguage | 'numbers' },
): string {
  const fontPx = 9 * linePx
  const x = quad.reduce((sum, corner) => sum + corner.x / 4, 0)
  const y = Math.max(...quad.map((corner) => corner.y)) + 1.3 * fontPx
  if (as === 'numbers')
    return (
      sign(rejected === null, { x: x - 0.5 * fontPx, y, fontPx }) +
      text(String(number), { x: x + 0.5 * fontPx, y, fontPx })
    )
  const { overlay } = textsIn(as)
  return text(rejected === null ? overlay.kept : overlay.rejected[rejected], { x, y, fontPx })
}

interface Place {
  /** The middle of the foot of the line. */
  x: number
  y: number
  fontPx: number
}

function text(words: string, { x, y, fontPx }: Place): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="${fontPx.toFixed(1)}" font-family="sans-serif" text-anchor="middle" fill="${outlineColour}" stroke="#000000" stroke-width="${((2 * fontPx) / 9).toFixed(2)}" paint-order="stroke">${words}</text>`
}

/** A tick or a cross, as tall as a figure beside it. */
function sign(kept: boolean, { x, y, fontPx }: Place): string {
  const path = kept ? 'M-.3-.35L-.08-.1L.3-.65' : 'M-.27-.63L.27-.08M.27-.63L-.27-.08'
  const strokes = [
    ['#000000', 0.34],
    [kept ? keptColour : rejectedColour, 0.15],
  ] as const
  const lines = strokes.map(
    ([colour, width]) => `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}"/>`,
  )
  return `<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${fontPx.toFixed(2)})">${lines.join('')}</g>`
}

function outputSize({ widthPx, heightPx }: { widthPx: number; heightPx: number }): {
  width: number
  height: number
} {
  const scale = Math.min(1, longestSidePx / Math.max(widthPx, heightPx))
  return {
    width: Math.max(1, Math.round(widthPx * scale)),
    height: Math.max(1, Math.round(heightPx * scale)),
  }
}

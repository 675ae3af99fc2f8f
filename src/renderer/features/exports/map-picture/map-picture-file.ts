/** Pictures of the map as it is seen, as files. */
import type { ExportedFile } from '../../../../shared/contract/exports.ts'
import type { MapSnapshot, PictureInPlace } from '../../explorer/state/map-snapshot.ts'
import { createMarks, pointsInSight } from './marks.ts'
import { createCanvas, createMeasure, fontFamily, paintPicture, paintPoints } from './paint-picture.ts'
import { pictureParts, type Ground } from './picture-parts.ts'
import { mostVectorPoints, writeSvg } from './write-svg.ts'

export interface PictureOptions {
  ground: Ground
  /** Without its ending. */
  name: string
}

export async function mapPng(
  snapshot: MapSnapshot,
  { ground, name, ratio }: PictureOptions & { ratio: number },
): Promise<ExportedFile> {
  const canvas = await paintPicture(snapshot, ground, ratio)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error('The browser cannot make so large a picture.')
  return { fileName: `${name}.png`, bytes: new Uint8Array(await blob.arrayBuffer()) }
}

export interface SvgOptions extends PictureOptions {
  title: string
  /** Said in the document when there are too many points to draw each. */
  imageNote: string
}

/** @returns whether the points are an image in it */
export async function mapSvg(
  snapshot: MapSnapshot,
  { ground, name, title, imageNote }: SvgOptions,
): Promise<{ file: ExportedFile; asImage: boolean }> {
  const inSight = pointsInSight(snapshot)
  const asImage = inSight.length > mostVectorPoints
  const text = writeSvg(snapshot, {
    ground,
    points: asImage
      ? { image: await imageOfPoints(snapshot, ground.dark) }
      : Array.from(inSight, createMarks(snapshot, ground.dark)),
    pictures: snapshot.pictures.map((picture) => ({
      ...picture,
      image: imageOfPatch(snapshot, picture),
      opacity: picture.faded ? 0.25 : 1,
    })),
    parts: pictureParts(snapshot, ground, createMeasure()),
    title,
    note: asImage ? imageNote : '',
    fontFamily,
  })
  return { file: { fileName: `${name}.svg`, bytes: new TextEncoder().encode(text) }, asImage }
}

/** Sharp enough for print. */
const imageRatio = 3

async function imageOfPoints(snapshot: MapSnapshot, dark: boolean): Promise<string> {
  const { canvas, context } = createCanvas(snapshot, imageRatio)
  await paintPoints(context, snapshot, { dark, ratio: imageRatio })
  return canvas.toDataURL('image/png')
}

function imageOfPatch(snapshot: MapSnapshot, { picture }: PictureInPlace): string {
  const side = { ...snapshot, width: picture.width, height: picture.height }
  const { canvas, context } = createCanvas(side, 1)
  context.drawImage(picture, 0, 0)
  return canvas.toDataURL('image/png')
}

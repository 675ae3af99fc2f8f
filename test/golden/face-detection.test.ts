import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { decodePhoto } from '../../src/engine/library/photos/decode.ts'
import { createFaceDetector } from '../../src/engine/library/faces/face-detector.ts'
import type { DetectedFace, FaceDetector } from '../../src/engine/library/faces/face-detector.ts'
import type { FoundPatch, PhotoFindings } from '../../src/engine/library/import/findings.ts'
import { eyesOf, headPose } from '../../src/engine/library/faces/head-pose.ts'
import { importFolder } from '../../src/engine/library/import/import-folder.ts'
import { hasSharedPhotos, photoNames, photoPath, sharedPhotos } from '../support/shared-photos.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

async function findAll(root: string, workers: number): Promise<PhotoFindings[]> {
  const found: PhotoFindings[] = []
  await importFolder({
    root,
    crop: 'faces',
    workers,
    sink: {
      known: () => new Map(),
      commit: (_, findings) => found.push(findings),
      touch: () => {},
      markMissing: () => {},
    },
  })
  return found
}

function patchesOf(findings: PhotoFindings[]): FoundPatch[] {
  return findings.flatMap((photo) => (photo.status === 'unreadable' ? [] : photo.faces.flatMap((face) => face.patches)))
}

describe.skipIf(!hasSharedPhotos)('import of real photos', () => {
  it.each([
    ['faces-sfhq', 45],
    ['faces-london', 80],
  ] as const)('finds a face in at least 95 %% of %s and keeps most cheeks', async (set, photos) => {
    const findings = await findAll(join(sharedPhotos, set), 2)
    const withFace = findings.filter((photo) => photo.status === 'ready')
    expect(findings).toHaveLength(photos)
    expect(withFace.length / photos).toBeGreaterThanOrEqual(0.95)
    const kept = patchesOf(findings).filter((patch) => patch.rejected === null)
    /* Three squares of the second set lie in the dark or in a blurred photo. */
    expect(kept.length / (2 * photos)).toBeGreaterThanOrEqual(set === 'faces-london' ? 0.99 : 0.95)
  })

  it('gives the same bytes with one worker as with three', async () => {
    const root = temporaryFolder()
    for (const name of photoNames('faces-sfhq').slice(0, 9))
      copyFileSync(photoPath('faces-sfhq', name), join(root, name))
    const [one, three] = [await findAll(root, 1), await findAll(root, 3)]
    expect(three).toEqual(one)
  })
})

describe.skipIf(!hasSharedPhotos)('face detector', () => {
  let detector: FaceDetector
  const noNetwork = vi.fn(() => Promise.reject(new Error('The network was asked for.')))
  const quiet = vi.spyOn(console, 'log')

  beforeAll(async () => {
    vi.stubGlobal('fetch', noNetwork)
    detector = await createFaceDetector()
  })
  afterAll(async () => {
    await detector.close()
    vi.unstubAllGlobals()
  })

  const neutral = (): Buffer => readFileSync(photoPath('faces-london', photoNames('faces-london')[0]))
  async function detect(bytes: Buffer): Promise<DetectedFace[]> {
    return detector.detect(await decodePhoto(bytes))
  }

  it('needs no network and prints nothing', async () => {
    await detect(neutral())
    expect(noNetwork).not.toHaveBeenCalled()
    expect(quiet).not.toHaveBeenCalled()
  })

  it('gives the same mesh whatever it saw before', async () => {
    const [first] = await detect(neutral())
    for (const name of photoNames('faces-sfhq').slice(0, 4)) await detect(readFileSync(photoPath('faces-sfhq', name)))
    const [again] = await detect(neutral())
    expect(again).toEqual(first)
    const another = await createFaceDetector()
    expect((await another.detect(await decodePhoto(neutral())))[0]).toEqual(first)
    await another.close()
  })

  it.each([-35, -20, 15, 30, 90, 180])('finds a face turned by %d degrees', async (degrees) => {
    const [upright] = await detect(neutral())
    const turned = await sharp(neutral()).rotate(degrees, { background: '#c0c4c4' }).png().toBuffer()
    const faces = await detect(turned)
    expect(faces).toHaveLength(1)
    const { yaw, roll } = headPose(faces[0].mesh)
    const difference = roll - headPose(upright.mesh).roll - degrees
    expect(Math.abs(((difference + 540) % 360) - 180)).toBeLessThan(4)
    expect(Math.abs(yaw - headPose(upright.mesh).yaw)).toBeLessThan(6)
    const ratio = eyesOf(faces[0].mesh).eyeDistancePx / eyesOf(upright.mesh).eyeDistancePx
    expect(Math.abs(ratio - 1)).toBeLessThan(0.04)
  })

  it('finds every face of a group, the largest first, and small ones in a large photo', async () => {
    const [a, b] = photoNames('faces-london')
      .filter((name) => name.includes('neutral'))
      .slice(3, 5)
      .map((name) => photoPath('faces-london', name))
    const group = await sharp({ create: { width: 3600, height: 2400, channels: 3, background: '#7a8a7a' } })
      .composite([
        { input: await sharp(a).resize(600).toBuffer(), left: 300, top: 900 },
        { input: await sharp(b).resize(420).toBuffer(), left: 2600, top: 400 },
        { input: await sharp(a).resize(420).toBuffer(), left: 1700, top: 1500 },
      ])
      .jpeg({ quality: 95 })
      .toBuffer()
    const faces = await detect(group)
    expect(faces).toHaveLength(3)
    expect(faces[0].box.x).toBeLessThan(900)
    expect(faces[0].box.width).toBeGreaterThan(faces[1].box.width)
  })

  it('finds a face that fills its photo', async () => {
    const [face] = await detect(neutral())
    const { x, y, width, height } = face.box
    const tight = await sharp(neutral())
      .extract({
        left: Math.round(x + 0.04 * width),
        top: Math.round(y + 0.1 * height),
        width: Math.round(0.92 * width),
        height: Math.round(0.86 * height),
      })
      .png()
      .toBuffer()
    expect(await detect(tight)).toHaveLength(1)
  })
})

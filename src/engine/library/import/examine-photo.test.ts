import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { placedMesh } from '../../../../test/support/face-mesh.ts'
import { temporaryFolder } from '../../../../test/support/temporary-folder.ts'
import { maxDecodedSidePx } from '../photos/decode.ts'
import { examineBytes, examinePhoto } from './examine-photo.ts'
import type { CutChoices } from './examine-photo.ts'
import type { FaceDetector } from '../faces/face-detector.ts'
import type { FoundPatch, PhotoFindings } from './findings.ts'

/** Sees the given meshes in every photo. */
function detectorOf(...meshes: Float32Array[]): Pick<FaceDetector, 'detect'> {
  return {
    detect: () =>
      Promise.resolve(
        meshes.map((mesh) => ({ score: 0.9, mesh, box: { x: 10, y: 10, width: 50, height: 60 } })),
      ),
  }
}

/** Skin with fine grain, so that everything in it is sharp. */
async function noise(width: number, height: number): Promise<Buffer> {
  const skin = [200, 150, 125]
  const grain = (pixel: number): number => 0.7 + ((pixel * 7919) % 101) / 180
  const data = Buffer.from(
    Uint8Array.from({ length: width * height * 3 }, (_, i) => skin[i % 3] * grain(Math.floor(i / 3))),
  )
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer()
}

async function examined(
  bytes: Buffer,
  detector: Pick<FaceDetector, 'detect'>,
  choices: CutChoices = {},
): Promise<Exclude<PhotoFindings, { status: 'unreadable' }>> {
  const findings = await examineBytes({ bytes, contentHash: 'hash' }, { ...choices, crop: 'faces', detector })
  if (findings.status === 'unreadable') throw new Error(findings.reason)
  return findings
}

function sideOf(patch: FoundPatch): number {
  return Math.hypot(patch.quad[1].x - patch.quad[0].x, patch.quad[1].y - patch.quad[0].y)
}

describe('examinePhoto', () => {
  it('gives both cheeks of every face, measured and kept', async () => {
    const detector = detectorOf(
      placedMesh({ x: 150, y: 150 }),
      placedMesh({ x: 430, y: 160, eyeDistancePx: 90 }),
    )
    const findings = await examined(await noise(600, 400), detector)
    expect(findings).toMatchObject({
      status: 'ready',
      widthPx: 600,
      heightPx: 400,
      format: 'png',
      reason: null,
    })
    expect(findings.faces).toHaveLength(2)
    for (const face of findings.faces) {
      expect(face.patches.map((patch) => patch.region)).toEqual(['left-cheek', 'right-cheek'])
      for (const patch of face.patches) {
        expect(patch.rejected).toBe(null)
        expect(patch.pixels).toHaveLength(96 * 96 * 3)
        expect(patch.attributes.lightness).toBeGreaterThan(40)
      }
      expect(sideOf(face.patches[0])).toBeCloseTo(sideOf(face.patches[1]), 6)
    }
    expect(findings.faces[1].eyeDistancePx).toBeCloseTo(90, 0)
  })

  it('says why a cheek is left out and keeps its pixels to be looked at', async () => {
    const findings = await examined(await noise(600, 600), detectorOf(placedMesh({ yaw: 42 })))
    const [left, right] = findings.faces[0].patches
    expect(left.rejected).toBe('turned-away')
    expect(left.pixels).toHaveLength(96 * 96 * 3)
    expect(right.rejected).toBe(null)
    const small = await examined(await noise(600, 600), detectorOf(placedMesh({ eyeDistancePx: 40 })))
    expect(small.faces[0].patches.map((patch) => patch.rejected)).toEqual(['too-small', 'too-small'])
    const outside = await examined(await noise(600, 600), detectorOf(placedMesh({ x: 600 })))
    expect(outside.faces[0].patches[0].rejected).toBe('outside-photo')
  })

  it('cuts as many squares of a region as a face is large enough for, on both sides as many', async () => {
    const faces = [
      placedMesh({ x: 200, y: 200, eyeDistancePx: 150 }),
      placedMesh({ x: 600, y: 200, eyeDistancePx: 100 }),
    ]
    const choices = { patchesPerRegion: 4 }
    const findings = await examined(await noise(800, 400), detectorOf(...faces), choices)
    const cut = findings.faces.map(({ patches }) =>
      patches.map(({ region, square, rejected }) => [region, square, rejected]),
    )
    expect(cut).toEqual([
      ['left-cheek', 'right-cheek'].flatMap((region) => [0, 1, 2, 3].map((square) => [region, square, null])),
      ['left-cheek', 'right-cheek'].map((region) => [region, 0, null]),
    ])
  })

  it('rejects blurred faces', async () => {
    const soft = await sharp(await noise(600, 600))
      .blur(8)
      .png()
      .toBuffer()
    const findings = await examined(soft, detectorOf(placedMesh()))
    expect(findings.faces[0].patches.map((patch) => patch.rejected)).toEqual(['blurred', 'blurred'])
  })

  it('speaks of photo pixels also when the photo was reduced to be decoded', async () => {
    const width = maxDecodedSidePx * 2
    const large = await sharp({ create: { width, height: 1200, channels: 3, background: '#c08060' } })
      .png()
      .toBuffer()
    const findings = await examined(large, detectorOf(placedMesh()))
    const [face] = findings.faces
    expect(face.eyeDistancePx).toBeCloseTo(200, 0)
    expect((face.leftEye.x + face.rightEye.x) / 2).toBeCloseTo(600, 0)
    expect(face.mesh[3]).toBeCloseTo(2 * placedMesh()[3], 3)
    expect(face.patches[0].scale).toBeCloseTo(sideOf(face.patches[0]) / 96, 6)
    expect(sideOf(face.patches[0])).toBeGreaterThan(55)
  })

  it('takes a whole picture by its middle square, without a detector', async () => {
    const findings = await examineBytes({ bytes: await noise(300, 200), contentHash: 'h' }, { crop: 'whole' })
    if (findings.status === 'unreadable') throw new Error(findings.reason)
    const [patch] = findings.loosePatches
    expect(findings).toMatchObject({ status: 'ready', faces: [] })
    expect(patch).toMatchObject({ region: 'whole', rejected: null })
    expect(patch.quad[0]).toEqual({ x: 50, y: 0 })
    expect(patch.quad[2]).toEqual({ x: 250, y: 200 })
  })

  it('says that nothing was found, and that a picture is too small for a face', async () => {
    const none = await examined(await noise(300, 300), detectorOf())
    expect(none).toMatchObject({ status: 'no-face', reason: 'No face was found.' })
    const tiny = await examined(await noise(1, 1), detectorOf())
    expect(tiny).toMatchObject({
      status: 'no-face',
      reason: 'The picture is too small for a face (1 x 1 pixels).',
    })
  })

  it('finds a bad file unreadable, with its hash and the reason', async () => {
    const findings = await examineBytes(
      { bytes: Buffer.from('text'), contentHash: 'abc' },
      { crop: 'faces', detector: detectorOf() },
    )
    expect(findings).toMatchObject({ status: 'unreadable', contentHash: 'abc' })
    const missing = await examinePhoto(`${temporaryFolder()}/none.jpg`, { crop: 'whole' })
    expect(missing).toMatchObject({ status: 'unreadable', contentHash: null })
  })
})

/** Squares on a face that a face parser has looked at. */
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { writeColourParser } from '../../../../test/support/colour-parser.ts'
import { placedMesh } from '../../../../test/support/face-mesh.ts'
import { temporaryFolder } from '../../../../test/support/temporary-folder.ts'
import { examineBytes } from '../import/examine-photo.ts'
import type { FaceDetector } from '../faces/face-detector.ts'
import { openFaceParser } from './face-parser.ts'
import type { FoundFace } from '../import/findings.ts'
import { placeSquare, sideInEyeDistances } from '../squares/region-square.ts'

const eyeDistancePx = 100
const mesh = placedMesh()
const detector: Pick<FaceDetector, 'detect'> = {
  detect: () => Promise.resolve([{ score: 0.9, mesh, box: { x: 100, y: 100, width: 400, height: 400 } }]),
}
const left = placeSquare('left-cheek', { mesh, eyeDistancePx, angle: 0 })
const skin = [205, 150, 125] as const
/** Lighter than the face: its colour alone passes for shine. */
const plaster = [232, 190, 168] as const

const eye = [40, 30, 28] as const

/** Skin with a little grain and two eyes, by which it is sharp, and a plaster over some of it. */
async function findingsOn(
  isPlaster: (x: number, y: number) => boolean,
  withParser: boolean,
): Promise<FoundFace> {
  const side = 600
  const data = new Uint8Array(side * side * 3)
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const grain = 0.97 + (((y * side + x) * 7919) % 101) / 1700
      const isEye = Math.hypot(Math.abs(x - 300) - 50, y - 300) < 8
      const colour = isEye ? eye : isPlaster(x, y) ? plaster : skin
      data.set(
        colour.map((value) => value * grain),
        (y * side + x) * 3,
      )
    }
  const bytes = await sharp(data, { raw: { width: side, height: side, channels: 3 } })
    .png()
    .toBuffer()
  const path = join(temporaryFolder(), 'parser.onnx')
  const file = await writeColourParser(path, { side: 512, colours: { skin, hat: plaster } })
  const parser = withParser ? await openFaceParser(file) : undefined
  const findings = await examineBytes({ bytes, contentHash: 'hash' }, { crop: 'faces', detector, parser })
  await parser?.close()
  if (findings.status === 'unreadable') throw new Error(findings.reason)
  return findings.faces[0]
}

function leftPatch(face: FoundFace) {
  const patch = face.patches.find(({ region }) => region === 'left-cheek')!
  const [corner, , opposite] = patch.quad
  const centre = { x: (corner.x + opposite.x) / 2, y: (corner.y + opposite.y) / 2 }
  return { ...patch, centre, moved: Math.hypot(centre.x - left.centre.x, centre.y - left.centre.y) }
}

describe('squares of a face with a face parser', () => {
  const overUpperPart = (x: number, y: number): boolean =>
    Math.abs(x - left.centre.x) < left.side &&
    Math.abs(y - (left.centre.y - 0.5 * left.side)) < 0.25 * left.side

  it('move off what is skin by its colour alone', async () => {
    const without = leftPatch(await findingsOn(overUpperPart, false))
    expect(without.rejected).toBeNull()
    expect(without.moved).toBeLessThan(1)
    const { rejected, moved, quad, circumstances } = leftPatch(await findingsOn(overUpperPart, true))
    expect(rejected).toBeNull()
    expect(moved).toBeGreaterThan(0.05 * sideInEyeDistances * eyeDistancePx)
    for (const { x, y } of quad) expect(overUpperPart(x, y)).toBe(false)
    expect(circumstances.face?.covering.share).toBeLessThan(0.005)
  })

  it('are left out as covered where there is nothing else, with the share that counts', async () => {
    const { rejected, circumstances } = leftPatch(await findingsOn((x) => x > 310, true))
    expect(rejected).toBe('covered')
    expect(circumstances.face?.covering).toEqual({ share: 1, extentPx: 96 })
  })

  it('come with what the parser said, in pixels of the photo', async () => {
    expect((await findingsOn(overUpperPart, false)).parsing).toBeUndefined()
    const { parsing } = await findingsOn(overUpperPart, true)
    expect(parsing?.side).toBe(512)
    expect(Math.abs(parsing!.frame.centreX - 300)).toBeLessThan(10)
  })
})

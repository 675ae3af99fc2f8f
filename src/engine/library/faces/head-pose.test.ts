import { describe, expect, it } from 'vitest'
import { placedMesh } from '../../../../test/support/face-mesh.ts'
import { eyesOf, headPose } from './head-pose.ts'

/** Mesh point 1 is the tip of the nose. */
function noseTip(mesh: Float32Array): { x: number; y: number } {
  return { x: mesh[3], y: mesh[4] }
}

describe('headPose', () => {
  it('is near zero for a face that looks straight ahead', () => {
    const { yaw, pitch, roll } = headPose(placedMesh())
    for (const angle of [yaw, pitch, roll]) expect(Math.abs(angle)).toBeLessThan(1)
  })

  it.each([
    ['yaw', 25],
    ['yaw', -40],
    ['pitch', 20],
    ['pitch', -15],
    ['roll', 30],
    ['roll', -60],
  ] as const)('finds a %s of %d degrees and nothing else', (axis, degrees) => {
    const pose = headPose(placedMesh({ [axis]: degrees }))
    for (const name of ['yaw', 'pitch', 'roll'] as const)
      expect(Math.abs(pose[name] - (name === axis ? degrees : 0))).toBeLessThan(1.5)
  })

  it.each([
    { yaw: 30, pitch: -20, roll: 15 },
    { yaw: -25, pitch: 10, roll: 175 },
    { yaw: 40, pitch: 15, roll: -90 },
  ])('tells the three apart at %j', (placement) => {
    const pose = headPose(placedMesh(placement))
    for (const name of ['yaw', 'pitch', 'roll'] as const)
      expect(Math.abs(pose[name] - placement[name])).toBeLessThan(1.5)
  })

  it('has the signs that it promises', () => {
    const ahead = noseTip(placedMesh())
    /* Towards the own left is the viewer's right; up is towards smaller y. */
    expect(noseTip(placedMesh({ yaw: 20 })).x).toBeGreaterThan(ahead.x + 5)
    expect(noseTip(placedMesh({ pitch: 20 })).y).toBeLessThan(ahead.y - 5)
    /* Clockwise as seen: the right eye, on the viewer's left, goes up. */
    const { leftEye, rightEye } = eyesOf(placedMesh({ roll: 20 }))
    expect(rightEye.y).toBeLessThan(leftEye.y)
  })
})

describe('eyesOf', () => {
  it('puts the right eye on the left of the photo', () => {
    const { leftEye, rightEye } = eyesOf(placedMesh({ x: 200, y: 120 }))
    expect(leftEye.x - rightEye.x).toBeGreaterThan(95)
    expect(Math.abs((leftEye.x + rightEye.x) / 2 - 200)).toBeLessThan(0.5)
  })

  it('keeps the eye distance when the head turns', () => {
    expect(eyesOf(placedMesh({ yaw: 45, eyeDistancePx: 80 })).eyeDistancePx).toBeCloseTo(80, 0)
  })
})

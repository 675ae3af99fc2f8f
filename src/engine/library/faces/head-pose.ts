/**
 * Which way the head looks, from the mesh alone. Its left-right axis is the mean of five mirrored pairs, its up-down axis
 * the middle line made perpendicular to that; their cross product points out of the face. The mesh's z is in pixels, so
 * the three axes form a rotation of the camera's. In the camera's frame x points right, y down, z away from the viewer.
 *
 * The rotation is read as pitch first, then yaw, then roll. Roll is measured clockwise as the viewer sees it. Yaw and pitch are
 * the head's own, as if the photo were turned upright: yaw is positive when the person turns towards their own left, pitch
 * when they look up. People who look straight ahead measure -1 +- 5 in pitch.
 */
import type { HeadPose, Point } from '../../../shared/domain.ts'
import { eyeCorners, midline, mirroredPairs } from '../squares/regions.ts'

type Vector = readonly [number, number, number]

export function headPose(mesh: Float32Array): HeadPose {
  let across: Vector = [0, 0, 0]
  for (const [right, left] of mirroredPairs) across = add(across, normalised(between(mesh, right, left)))
  across = normalised(across)
  const down = perpendicular(between(mesh, midline.top, midline.bottom), across)
  const roll = Math.atan2(across[1], across[0])
  /* Out of the back of the head: x right, y down, z away are right-handed. */
  const [x, y, z] = unrolled(cross(across, down), roll)
  return {
    yaw: degrees(Math.atan2(-x, z)),
    pitch: degrees(Math.atan2(y, Math.hypot(x, z))),
    roll: degrees(roll),
  }
}

function unrolled([x, y, z]: Vector, roll: number): Vector {
  const [cos, sin] = [Math.cos(roll), Math.sin(roll)]
  return [x * cos + y * sin, y * cos - x * sin, z]
}

export interface Eyes {
  leftEye: Point
  rightEye: Point
  /** Between the eyes' middles in the mesh's three dimensions, so that turning the head does not shorten it. */
  eyeDistancePx: number
}

export function eyesOf(mesh: Float32Array): Eyes {
  const left = middle(mesh, eyeCorners.left)
  const right = middle(mesh, eyeCorners.right)
  return {
    leftEye: { x: left[0], y: left[1] },
    rightEye: { x: right[0], y: right[1] },
    eyeDistancePx: Math.hypot(left[0] - right[0], left[1] - right[1], left[2] - right[2]),
  }
}

function at(mesh: Float32Array, index: number): Vector {
  return [mesh[index * 3], mesh[index * 3 + 1], mesh[index * 3 + 2]]
}

function middle(mesh: Float32Array, [a, b]: readonly [number, number]): Vector {
  const sum = add(at(mesh, a), at(mesh, b))
  return [sum[0] / 2, sum[1] / 2, sum[2] / 2]
}

function between(mesh: Float32Array, from: number, to: number): Vector {
  const [a, b] = [at(mesh, from), at(mesh, to)]
  return [b[0] - a[0], b[1] - a[1], b[2] - a[2]]
}

function add(a: Vector, b: Vector): Vector {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
}

function normalised(v: Vector): Vector {
  const length = Math.hypot(...v) || 1
  return [v[0] / length, v[1] / length, v[2] / length]
}

function perpendicular(v: Vector, unit: Vector): Vector {
  const along = v[0] * unit[0] + v[1] * unit[1] + v[2] * unit[2]
  return normalised([v[0] - along * unit[0], v[1] - along * unit[1], v[2] - along * unit[2]])
}

function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}

function degrees(radians: number): number {
  return (radians * 180) / Math.PI
}

/**
 * The mesh of one drawn face that looks straight ahead, as the detector saw it: eyes' middle at 0, 0 and eyes 100 apart.
 * Tests turn and place it as they need.
 */
import points from './frontal-mesh.json' with { type: 'json' }

export interface Placement {
  /** Degrees, with the signs of HeadPose. */
  yaw?: number
  pitch?: number
  roll?: number
  eyeDistancePx?: number
  x?: number
  y?: number
}

export function placedMesh(placement: Placement = {}): Float32Array /* [468, 3] */ {
  const { yaw = 0, pitch = 0, roll = 0, eyeDistancePx = 100, x = 300, y = 300 } = placement
  const scale = eyeDistancePx / 100
  return Float32Array.from(
    points.flatMap(([px, py, pz]) => {
      let point = [px, py, pz]
      point = turn(point, [2, 1], pitch)
      point = turn(point, [0, 2], yaw)
      point = turn(point, [0, 1], roll)
      return [point[0] * scale + x, point[1] * scale + y, point[2] * scale]
    }),
  )
}

/** Turns within the plane of two axes, from the first towards the second. */
function turn(point: number[], [a, b]: [number, number], degrees: number): number[] {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
  const turned = [...point]
  turned[a] = point[a] * cos - point[b] * sin
  turned[b] = point[a] * sin + point[b] * cos
  return turned
}

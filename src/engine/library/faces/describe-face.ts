/**
 * What tells a person from others: 1024 features of a face by FaceRes, Human's port of HSE-FaceRes (Savchenko 2021, "Facial
 * expression and attributes recognition based on multi-task learning of lightweight neural networks"). As Human does, the face is
 * cut out upright, square and with a margin, 0 to 255. The network's guesses of age and gender are not looked at.
 */
import { frameOfMesh } from './face-mesh.ts'
import type { Network } from './human-models.ts'
import { sampleFrame } from '../photos/pyramid.ts'
import type { Pyramid } from '../photos/pyramid.ts'

export const descriptorLength = 1024

/** Side of the cut square in sides of the square around the mesh. */
const margin = 1.3

/** Of length 1, so that the cosine of two faces is their product. */
export async function describeFace(
  network: Network,
  pyramid: Pyramid,
  mesh: Float32Array /* [468, 3] */,
): Promise<Float32Array /* [1024] */> {
  sampleFrame(pyramid, frameOfMesh(mesh, margin), network.input)
  const outputs = await network.run()
  const features = outputs.find(({ values }) => values.length === descriptorLength)?.values
  if (!features) throw new RangeError(`The describing network has no output of ${descriptorLength} values.`)
  const length = Math.hypot(...features)
  return features.map((value) => value / length)
}

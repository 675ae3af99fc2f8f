import type { StoredFace } from '../../store/faces.ts'
import { throwIfAborted } from '../../../shared/errors.ts'
import type { StopSignal } from '../../../shared/progress.ts'
import { dlib68Of } from './dlib-68.ts'

/** One line of the file; docs/formats.md has the meaning of every key. Photo pixels, two decimals. */
export interface LandmarkLine {
  photo: string
  face: number
  width: number
  height: number
  mesh468: [number, number, number][]
  dlib68: [number, number][]
}

function landmarkLine({ photo, position, widthPx, heightPx, mesh }: StoredFace): LandmarkLine {
  const mesh468: [number, number, number][] = []
  for (let i = 0; i < mesh.length; i += 3)
    mesh468.push([hundredths(mesh[i]), hundredths(mesh[i + 1]), hundredths(mesh[i + 2])])
  const dlib68 = dlib68Of(mesh).map(([x, y]): [number, number] => [hundredths(x), hundredths(y)])
  return { photo, face: position, width: widthPx, height: heightPx, mesh468, dlib68 }
}

/** JSON lines, one face at a time. `onLine` is called after each. */
export function* landmarkLines(
  faces: Iterable<StoredFace>,
  { signal, onLine }: { signal?: StopSignal; onLine?: () => void } = {},
): Generator<string> {
  for (const face of faces) {
    throwIfAborted(signal)
    yield `${JSON.stringify(landmarkLine(face))}\n`
    onLine?.()
  }
}

/* Adding 0 turns -0 into 0. */
function hundredths(value: number): number {
  return Math.round(value * 100) / 100 + 0
}

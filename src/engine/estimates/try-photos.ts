/** How long looking at photos takes, and how many patches they give: tried on a few of the folder's own, as an import looks at them. */
import { throwIfAborted } from '../../shared/errors.ts'
import type { StopSignal } from '../../shared/progress.ts'
import { patchBytes } from '../training/patch-source.ts'
import type { Examiner } from '../library/import/examine-pool.ts'
import type { Examined } from '../library/import/examine-worker.ts'
import type { ScannedFile } from '../library/import/findings.ts'
import { systemPath } from '../library/photos/file-names.ts'

export interface PhotosTried {
  photos: number
  /** Of one photo, with as many threads as an import has. */
  secondsPerPhoto: number
  /** Until all threads have looked at their first photo. */
  startSeconds: number
  unreadable: number
  faces: number
  /** Kept patches, `patchBytes` each. */
  pixels: Uint8Array
}

export interface PhotoTrialOptions {
  root: string
  /** At least one. */
  sample: readonly ScannedFile[]
  /** Of an import. */
  workers: number
  startExaminer: () => Examiner
  /** Milliseconds since whenever. */
  now: () => number
  signal: StopSignal
  /** With the number of photos tried so far. */
  onTried: (tried: number) => void
}

/** More threads would each see a photo or less of a handful; what they add is taken for as much as that of these. */
export const mostLanes = 8
/** After the first photo no other is begun once so much time has gone. */
const enoughMs = 2500

/**
 * Every thread looks at the first photo of the sample before the clock runs: its networks are loaded with that. Stops between photos.
 * @throws CheekboneError `cancelled` on the signal
 */
export async function tryPhotos(options: PhotoTrialOptions): Promise<PhotosTried> {
  const { root, sample, workers, now, signal } = options
  const lanes = Math.min(workers, mostLanes, sample.length)
  const examiners = Array.from({ length: lanes }, options.startExaminer)
  const look = (examiner: Examiner, file: ScannedFile): Promise<Examined> =>
    file.problem === undefined
      ? examiner.examine({ path: systemPath(root, file.path), knownHash: null })
      : Promise.resolve({ status: 'unreadable', contentHash: null, reason: file.problem })
  try {
    const opened = now()
    await allDone(examiners.map((examiner) => look(examiner, sample[0])))
    const began = now()
    const found: Examined[] = []
    let taken = 0
    const lane = async (examiner: Examiner): Promise<void> => {
      while (taken < sample.length && (taken === 0 || now() - began < enoughMs)) {
        throwIfAborted(signal)
        const examined = await look(examiner, sample[taken++])
        found.push(examined)
        options.onTried(found.length)
      }
    }
    throwIfAborted(signal)
    await allDone(examiners.map(lane))
    const unused = Math.max(1, workers / Math.max(1, lanes))
    return {
      photos: found.length,
      secondsPerPhoto: (now() - began) / 1000 / found.length / unused,
      startSeconds: (began - opened) / 1000,
      ...gathered(found),
    }
  } finally {
    await Promise.all(examiners.map((examiner) => examiner.close()))
  }
}

/** Waits for all of them also when one fails: nobody is ended in the middle of a photo. */
async function allDone(work: readonly Promise<unknown>[]): Promise<void> {
  const results = await Promise.allSettled(work)
  const failed = results.find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
}

function gathered(found: readonly Examined[]): Pick<PhotosTried, 'unreadable' | 'faces' | 'pixels'> {
  const readable = found.flatMap((examined) => (isReadable(examined) ? [examined] : []))
  const faces = readable.flatMap((examined) => examined.faces)
  const kept = faces.flatMap((face) => face.patches).filter(({ rejected }) => rejected === null)
  const pixels = new Uint8Array(kept.length * patchBytes)
  kept.forEach((patch, i) => pixels.set(patch.pixels, i * patchBytes))
  return { unreadable: found.length - readable.length, faces: faces.length, pixels }
}

type Readable = Extract<Examined, { faces: unknown }>

function isReadable(examined: Examined): examined is Readable {
  return examined !== 'same' && 'faces' in examined
}

/** For tests: an engine that knows jobs, one library and one picture, served by the real contract. */
import { windowContract } from '../shared/contract.ts'
import type { JobSnapshot } from '../shared/contract/jobs.ts'
import { CheekboneError } from '../shared/errors.ts'
import type { Channel } from '../shared/rpc/channel.ts'
import { serve, type Server } from '../shared/rpc/server.ts'

const { calls, events } = windowContract
const served = {
  calls: {
    'jobs.list': calls['jobs.list'],
    'jobs.cancel': calls['jobs.cancel'],
    'libraries.recent': calls['libraries.recent'],
    'libraries.overview': calls['libraries.overview'],
    'pictures.patch': calls['pictures.patch'],
    'pictures.face': calls['pictures.face'],
    'pictures.photo': calls['pictures.photo'],
    'photos.place': calls['photos.place'],
  },
  jobs: {},
  events: { 'job.changed': events['job.changed'], 'job.dismissed': events['job.dismissed'] },
} as const

export const libraryId = '0123456789abcdef'
export const libraryPath = '/data/holiday.cheekbone'
export const pictureBytes = new Uint8Array([1, 2, 3])

export function jobDouble(changes: Partial<JobSnapshot> = {}): JobSnapshot {
  return {
    id: 1,
    request: { kind: 'demo', faces: 8, seed: 1 },
    state: 'running',
    library: { id: libraryId, path: libraryPath },
    folder: '/photos/holiday',
    stages: [],
    warnings: [],
    training: [],
    moments: null,
    trainedOn: null,
    interruptions: 0,
    result: null,
    error: null,
    ...changes,
  }
}

export interface EngineDouble {
  jobs: JobSnapshot[]
  /** Jobs that were cancelled. */
  readonly cancelled: number[]
  emit: Server<typeof served>['emit']
}

export function serveEngineDouble(channel: Channel, jobs: JobSnapshot[] = []): EngineDouble {
  const picture = { mediaType: 'image/png', bytes: pictureBytes } as const
  const server = serve(channel, served, {
    calls: {
      'jobs.list': () => double.jobs,
      'jobs.cancel': ({ job }) => {
        double.cancelled.push(job)
        return jobDouble({ id: job, state: 'cancelled' })
      },
      'libraries.recent': () => [
        {
          id: libraryId,
          path: libraryPath,
          folder: '/photos/holiday',
          name: 'holiday',
          openedMs: 0,
          exists: true,
          samplePatches: [],
        },
      ],
      'libraries.overview': () => ({
        id: libraryId,
        path: libraryPath,
        folder: '/photos/holiday',
        name: 'holiday',
        folderExists: true,
        photos: { ready: 1, 'no-face': 0, unreadable: 0, missing: 0 },
        faces: 1,
        patches: { kept: 2, rejected: {} },
        newestPatches: [],
        runs: [],
      }),
      'pictures.patch': ({ patch }) => {
        if (patch === 404) throw new CheekboneError('not-found', 'There is no such patch.')
        if (patch === 500) throw new CheekboneError('io', 'The disk does not answer.')
        return picture
      },
      'pictures.face': () => picture,
      'photos.place': ({ photo }) => ({ path: `/photos/holiday/${photo}.jpg` }),
      'pictures.photo': ({ side }) => ({ ...picture, bytes: new Uint8Array([side & 255, side >> 8]) }),
    },
    jobs: {},
  })
  const double: EngineDouble = { jobs, cancelled: [], emit: (name, value) => server.emit(name, value) }
  return double
}

/** Long enough for everything that crosses a loopback to have arrived. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

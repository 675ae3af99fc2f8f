import type { EngineOnLine } from '../../src/hosts/web/engine-host.ts'
import { jobEvents, type JobSnapshot } from '../../src/shared/contract/jobs.ts'
import { pictureCalls, type Picture } from '../../src/shared/contract/pictures.ts'
import { CheekboneError } from '../../src/shared/errors.ts'
import { createLoopback } from '../../src/shared/rpc/loopback.ts'
import { openMultiplexer } from '../../src/shared/rpc/multiplex.ts'
import { serve, type Server } from '../../src/shared/rpc/server.ts'

const fakeContract = { calls: pictureCalls, jobs: {}, events: jobEvents } as const

export interface FakeEngine extends EngineOnLine {
  /** Ends it as a signal from outside would. */
  die(how: string): void
  emit(snapshot: JobSnapshot): void
  readonly windows: number
}

export const fakePicture: Picture = {
  mediaType: 'image/png',
  bytes: Uint8Array.from({ length: 1000 }, (_, i) => i % 251),
}

/** An engine in this process that has the pictures 1 to 9 of every kind and says what it is told to. */
export function startFakeEngine(): FakeEngine {
  const [engineEnd, hostEnd] = createLoopback()
  const servers = new Set<Server<typeof fakeContract>>()
  const exitListeners: ((how: string) => void)[] = []
  const lines = openMultiplexer(engineEnd)
  lines.onChannel((channel) => {
    const server = serve(channel, fakeContract, {
      calls: {
        'pictures.patch': ({ patch }) => picture(patch),
        'pictures.patches': ({ patches }) => ({
          rgb: new Uint8Array(patches.length * 96 * 96 * 3),
          found: Uint8Array.from(patches, (id) => (id < 10 ? 1 : 0)),
        }),
        'pictures.photo': ({ photo }) => picture(photo),
        'pictures.overlay': ({ photo }) => picture(photo),
        'pictures.face': ({ face }) => picture(face),
        'photos.place': ({ photo }) => ({ path: `/photos/${photo}.jpg` }),
      },
      jobs: {},
    })
    servers.add(server)
    channel.onClose(() => servers.delete(server))
  })
  function die(how: string): void {
    lines.close()
    for (const listener of exitListeners) listener(how)
  }
  return {
    line: hostEnd,
    onExit: (listener) => exitListeners.push(listener),
    stop: () => die('exit code 0'),
    die,
    emit: (snapshot) => {
      for (const server of servers) server.emit('job.changed', snapshot)
    },
    get windows() {
      return servers.size
    },
  }
}

function picture(id: number): Picture {
  if (id < 10) return fakePicture
  throw new CheekboneError('not-found', 'There is no such picture.')
}

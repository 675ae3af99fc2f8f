/** The one wiring file of the engine: every call and job of the contract meets its implementation here. */
import { contract, type EngineContract } from '../shared/contract.ts'
import type { Channel } from '../shared/rpc/channel.ts'
import { serve, type Handlers } from '../shared/rpc/server.ts'
import { examineSystem } from './doctor/examine-system.ts'
import { drawFolder } from './jobs/draw-faces.ts'
import { drawOverlays } from './jobs/draw-overlays.ts'
import { drawPatches } from './jobs/draw-patches.ts'
import { exportLibrary } from './jobs/export-library.ts'
import { forgetLibraryIdentities } from './jobs/forget-identities.ts'
import { runPipeline } from './jobs/pipeline.ts'

export interface Engine {
  /** Cancels what runs, waits until it has stopped, and closes the channel. */
  close(): Promise<void>
}

/** Serves the contract on a channel until the channel or the engine is closed. */
export function openEngine(channel: Channel): Engine {
  const running = new Set<Promise<unknown>>()
  function track<T>(work: Promise<T>): Promise<T> {
    const settled: Promise<unknown> = work.catch(() => undefined).finally(() => running.delete(settled))
    running.add(settled)
    return work
  }
  const handlers: Handlers<EngineContract> = {
    calls: {
      'system.doctor': () => track(examineSystem()),
    },
    jobs: {
      'pipeline.run': (args, context) => track(runPipeline(args, context)),
      'library.export': (args, context) => track(exportLibrary(args, context)),
      'overlays.draw': (args, context) => track(drawOverlays(args, context)),
      'patches.draw': (args, context) => track(drawPatches(args, context)),
      'identities.forget': (args) => track(forgetLibraryIdentities(args)),
      'faces.draw': (args, context) => track(drawFolder(args, context)),
    },
  }
  const server = serve(channel, contract, handlers)
  return {
    close: async () => {
      server.close()
      await Promise.all(running)
    },
  }
}

/**
 * Batches of drawn skin, drawn ahead in worker threads while a network trains on those before. Batches come in the order of
 * their steps, and step s of a seed holds the same bytes for any number of workers: each skin depends on its own index alone.
 */
import { Worker } from 'node:worker_threads'
import type { LightKind, PatchBatch } from '../../models/drawn-skin/index.ts'
import { cancelled, CheekboneError } from '../../shared/errors.ts'
import { workerUrl } from '../jobs/worker-url.ts'
import type { DrawAnswer, DrawTask } from './draw-skin-worker.ts'

export interface PatchStreamOptions {
  seed: number
  /** Skins a batch. */
  batch: number
  sidePx: number
  light?: LightKind
  /** 0 for a training from the start; step s holds the skins from s * batch. */
  firstStep: number
  /** Photographs of each skin. */
  views: number
  workers: number
}

export interface DrawnBatch extends PatchBatch {
  step: number
}

export interface PatchStream {
  /** The batch of the next step. Throws `internal` when drawing failed, `cancelled` after `close`. */
  next(): Promise<DrawnBatch>
  /** Lets each worker finish what it draws, and ends it. */
  close(): Promise<void>
}

/** Batches that each worker may be ahead: one being drawn, one waiting. */
const aheadPerWorker = 2

export function createPatchStream(options: PatchStreamOptions): PatchStream {
  const drawers = Array.from({ length: Math.max(1, options.workers) }, startDrawer)
  const drawn = new Map<number, Promise<DrawnBatch>>()
  let nextAsked = options.firstStep
  let nextGiven = options.firstStep
  let closing: Promise<void> | undefined

  function askAhead(): void {
    for (; nextAsked < nextGiven + aheadPerWorker * drawers.length; nextAsked++) {
      const batch = drawers[nextAsked % drawers.length].draw(taskOf(options, nextAsked))
      /* It may fail before anyone waits for it; whoever does gets the error. */
      batch.catch(() => undefined)
      drawn.set(nextAsked, batch)
    }
  }

  askAhead()
  return {
    async next() {
      if (closing) throw cancelled()
      const step = nextGiven++
      askAhead()
      const batch = drawn.get(step)
      drawn.delete(step)
      if (!batch) throw new CheekboneError('internal', `Batch ${step} was not asked for.`)
      return batch
    },
    close() {
      closing ??= Promise.all(drawers.map((drawer) => drawer.close())).then(() => undefined)
      return closing
    },
  }
}

function taskOf({ seed, batch, sidePx, light, views }: PatchStreamOptions, step: number): DrawTask {
  return { step, seed, sidePx, light, views, count: batch, firstIndex: step * batch }
}

/** One worker thread and what it has been asked for. */
interface Drawer {
  draw(task: DrawTask): Promise<DrawnBatch>
  close(): Promise<void>
}

interface Waiting {
  resolve: (batch: DrawnBatch) => void
  reject: (error: CheekboneError) => void
}

function startDrawer(): Drawer {
  const worker = new Worker(workerUrl('draw-skin-worker'))
  const waiting = new Map<number, Waiting>()
  let ended: CheekboneError | undefined
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()))

  function end(reason: CheekboneError): void {
    ended ??= reason
    for (const { reject } of waiting.values()) reject(ended)
    waiting.clear()
  }

  worker.on('message', (answer: DrawAnswer) => {
    const asked = waiting.get(answer.step)
    waiting.delete(answer.step)
    if ('batch' in answer) asked?.resolve({ step: answer.step, ...answer.batch })
    else asked?.reject(new CheekboneError('internal', `Skin could not be drawn: ${answer.failure}`))
  })
  worker.on('error', (cause) =>
    end(new CheekboneError('internal', 'A thread that draws skin ended unexpectedly.', { cause })),
  )
  return {
    draw(task) {
      return new Promise((resolve, reject) => {
        if (ended) return reject(ended)
        waiting.set(task.step, { resolve, reject })
        worker.postMessage(task)
      })
    },
    async close() {
      end(cancelled())
      worker.postMessage('end')
      await exited
    },
  }
}

/** A worker thread that draws batches of skin, one message each. See draw-ahead.ts for its other end. */
import { parentPort } from 'node:worker_threads'
import { drawBatch, type BatchOptions, type PatchBatch } from '../../models/drawn-skin/index.ts'
import { asCheekboneError, CheekboneError } from '../../shared/errors.ts'

export interface DrawTask extends BatchOptions {
  step: number
}
export type DrawAnswer = { step: number; batch: PatchBatch } | { step: number; failure: string }

if (!parentPort) throw new CheekboneError('internal', 'draw-skin-worker.ts runs as a worker thread only.')
const port = parentPort

port.on('message', (message: DrawTask | 'end') => {
  if (message === 'end') port.close()
  else answer(message)
})

function answer(task: DrawTask): void {
  try {
    const batch = drawBatch(task)
    const sent: DrawAnswer = { step: task.step, batch }
    port.postMessage(sent, [batch.pixels.buffer, batch.targets.buffer])
  } catch (thrown) {
    const sent: DrawAnswer = { step: task.step, failure: asCheekboneError(thrown).message }
    port.postMessage(sent)
  }
}

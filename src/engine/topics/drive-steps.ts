/** Runs a computation that waits for a device between its steps, without holding up whoever shares the thread. */
import { setImmediate } from 'node:timers/promises'
import { throwIfAborted } from '../../shared/errors.ts'
import type { LongWork, Progress } from '../../shared/progress.ts'

const sliceMs = 40

/** Takes steps for about 40 ms at a time; between slices it reports, lets the event loop turn and heeds the signal. */
export async function driveSteps<T>(steps: AsyncGenerator<Progress, T, void>, work: LongWork): Promise<T> {
  throwIfAborted(work.signal)
  let sliceEnd = performance.now() + sliceMs
  for (;;) {
    const step = await steps.next()
    if (step.done) return step.value
    if (performance.now() < sliceEnd) continue
    work.onProgress?.(step.value)
    await setImmediate()
    throwIfAborted(work.signal)
    sliceEnd = performance.now() + sliceMs
  }
}

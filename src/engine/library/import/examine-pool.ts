/** Worker threads that examine photos. One that dies is replaced, and its photo tried once more. */
import { once } from 'node:events'
import { availableParallelism, totalmem } from 'node:os'
import { Worker } from 'node:worker_threads'
import { fromErrorFrame } from '../../../shared/rpc/frames.ts'
import { workerEnvironment, workerUrl } from '../../jobs/worker-url.ts'
import type { ExamineAnswer, Examined, ExamineSetting, ExamineTask } from './examine-worker.ts'

/** What one worker may need at its peak: the largest decoded photo, its halved copies, two networks and a JavaScript heap. */
const bytesPerWorker = 640 * 2 ** 20
const mostWorkers = 16

/** One worker a core, as far as half of the machine's memory goes. */
export function defaultWorkerCount(cores = availableParallelism(), memoryBytes = totalmem()): number {
  const byMemory = Math.floor(memoryBytes / 2 / bytesPerWorker)
  return Math.max(1, Math.min(cores, byMemory, mostWorkers))
}

/** One place in the pool: takes one photo at a time. */
export interface Examiner {
  /** @throws CheekboneError for what no photo can be looked at with, such as a face parser that is none */
  examine(task: ExamineTask): Promise<Examined>
  close(): Promise<void>
}

export function createExaminer(start: () => Worker): Examiner {
  let worker: Worker | undefined
  return {
    async examine(task) {
      let failure = ''
      for (let attempt = 0; attempt < 2; attempt++) {
        worker ??= start()
        const answer = await ask(worker, task)
        if ('examined' in answer) return answer.examined
        if ('refused' in answer) throw fromErrorFrame(answer.refused)
        failure = answer.failure
        await worker.terminate()
        worker = undefined
      }
      return { status: 'unreadable', contentHash: null, reason: `Looking at it failed twice: ${failure}` }
    },
    async close() {
      await worker?.terminate()
      worker = undefined
    },
  }
}

export function startExaminer(setting: ExamineSetting): Examiner {
  return createExaminer(
    () => new Worker(workerUrl('examine-worker'), { workerData: setting, env: workerEnvironment() }),
  )
}

/** The worker's answer, or why there will be none. */
async function ask(worker: Worker, task: ExamineTask): Promise<ExamineAnswer> {
  const settled = new AbortController()
  const { signal } = settled
  const answered = once(worker, 'message', { signal }).then(([answer]) => answer as ExamineAnswer)
  const ended = once(worker, 'exit', { signal }).then(([code]): ExamineAnswer => ({
    failure: `the reader stopped with code ${String(code)}.`,
  }))
  worker.postMessage(task)
  try {
    return await Promise.race([answered, ended])
  } catch (error) {
    /* `once` rejects with what the worker threw. */
    return { failure: error instanceof Error ? error.message : String(error) }
  } finally {
    settled.abort()
    await Promise.allSettled([answered, ended])
  }
}

/** Trials run one at a time and never beside a job: one that a job cuts short starts again when the job is over. */
import type { JobSnapshot } from '../../shared/contract/jobs.ts'
import { throwIfAborted } from '../../shared/errors.ts'

export interface TrialGate {
  /** A trial under way is stopped when a job begins. */
  hear(job: Pick<JobSnapshot, 'id' | 'state'>): void
  /** @throws CheekboneError `cancelled` on the signal, and what the trial throws */
  run<T>(trial: (signal: AbortSignal) => Promise<T>, options: GateOptions): Promise<T>
}

export interface GateOptions {
  signal: AbortSignal
  onWaiting: () => void
}

const atRest: ReadonlySet<JobSnapshot['state']> = new Set(['paused', 'done', 'failed', 'cancelled'])

export function openTrialGate(): TrialGate {
  const jobs = new Set<number>()
  const waiting = new Set<() => void>()
  let underWay: AbortController | null = null

  function wake(): void {
    for (const resume of [...waiting]) resume()
  }

  /** Until something has changed, or it is given up. */
  function change(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const resume = (): void => {
        waiting.delete(resume)
        signal.removeEventListener('abort', resume)
        resolve()
      }
      waiting.add(resume)
      signal.addEventListener('abort', resume, { once: true })
    })
  }

  async function turn({ signal, onWaiting }: GateOptions): Promise<AbortController> {
    throwIfAborted(signal)
    while (jobs.size > 0 || underWay) {
      onWaiting()
      await change(signal)
      throwIfAborted(signal)
    }
    underWay = new AbortController()
    return underWay
  }

  return {
    hear: ({ id, state }) => {
      if (atRest.has(state)) {
        if (jobs.delete(id)) wake()
        return
      }
      jobs.add(id)
      underWay?.abort()
    },
    run: async (trial, options) => {
      for (;;) {
        const own = await turn(options)
        try {
          return await trial(AbortSignal.any([options.signal, own.signal]))
        } catch (error) {
          if (options.signal.aborted || !own.signal.aborted) throw error
        } finally {
          underWay = null
          wake()
        }
      }
    },
  }
}

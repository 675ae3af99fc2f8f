/** What long work reports while it runs and how it is asked to stop. The same everywhere, from numeric loops to jobs. */
export interface Progress {
  done: number
  total: number
  /** A short line for people about the present step, such as `loss 1.234`. */
  note?: string
}

/** Structural twin of the platform's AbortSignal, so that pure zones need neither DOM nor Node types. */
export interface StopSignal {
  readonly aborted: boolean
  readonly reason?: unknown
}

export interface LongWork {
  signal?: StopSignal
  onProgress?: (progress: Progress) => void
}

/** What a computation in steps comes to, for those whom nobody waits for. */
export function allSteps<T>(steps: Generator<Progress, T, void>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

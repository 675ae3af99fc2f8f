import { allSteps, type Progress } from '../../shared/progress.ts'

/** A value that is worked out when it is first asked for, and again after it was forgotten. */
export function once<T>(make: () => T): { get: () => T; forget: () => void } {
  let held: { value: T } | null = null
  return {
    get: () => (held ??= { value: make() }).value,
    forget: () => {
      held = null
    },
  }
}

/** The same for many keys. */
export function onceEach<K, T>(
  make: (key: K) => T,
): { get: (key: K) => T; forget: (which: (key: K) => boolean) => void } {
  const held = new Map<K, { value: T }>()
  return {
    get: (key) => {
      const found = held.get(key) ?? { value: make(key) }
      held.set(key, found)
      return found.value
    },
    forget: (which) => {
      for (const key of held.keys()) if (which(key)) held.delete(key)
    },
  }
}

/**
 * Works in steps, for whoever shares the thread; asked for at once, all that are left are taken. Those who ask while it is worked
 * out take the same steps in turn; those who were at it when it was forgotten get what is made after that.
 */
export function onceInSteps<T>(make: () => Generator<Progress, T, void>): {
  get: () => T
  steps: () => Generator<Progress, T, void>
  forget: () => void
} {
  let held: { value: T } | null = null
  let begun: Generator<Progress, T, void> | null = null
  function forget(): void {
    held = null
    begun = null
  }
  function* steps(): Generator<Progress, T, void> {
    while (!held) {
      const step = nextStep((begun ??= make()))
      if (step.done) held = step
      else yield step.value
    }
    return held.value
  }
  /** One that failed is not gone on with. */
  function nextStep(of: Generator<Progress, T, void>): IteratorResult<Progress, T> {
    try {
      return of.next()
    } catch (error) {
      begun = null
      throw error
    }
  }
  return { get: () => allSteps(steps()), steps, forget }
}

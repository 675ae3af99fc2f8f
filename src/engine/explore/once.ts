import type { Progress } from '../../shared/progress.ts'

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

/** Works in steps, for whoever shares the thread; asked for at once, all of them are taken. */
export function onceInSteps<T>(make: () => Generator<Progress, T, void>): {
  get: () => T
  steps: () => Generator<Progress, T, void>
} {
  let held: { value: T } | null = null
  function* steps(): Generator<Progress, T, void> {
    // Two that take the steps in turn both come to the end; what was there first stays.
    const value = held ? held.value : yield* make()
    return (held ??= { value }).value
  }
  return { get: () => allSteps(steps()), steps }
}

export function allSteps<T>(steps: Generator<Progress, T, void>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

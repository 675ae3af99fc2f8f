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

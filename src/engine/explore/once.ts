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

/** How fast a person judges, told from their own last verdicts. */

/** Longer than this is no judging but a break. */
const longestMs = 30_000
const fewest = 3
const remembered = 15

export interface Pace {
  /** A verdict was given at this time. */
  judged(atMs: number): void
  /** For so many more pictures; null before there is a pace to tell from. */
  secondsFor(pictures: number): number | null
}

export function createPace(): Pace {
  const taken: number[] = []
  let last: number | null = null
  return {
    judged: (atMs) => {
      if (last !== null && atMs - last <= longestMs) taken.push(atMs - last)
      if (taken.length > remembered) taken.shift()
      last = atMs
    },
    secondsFor: (pictures) => {
      if (taken.length < fewest) return null
      const sorted = [...taken].sort((a, b) => a - b)
      return (pictures * sorted[sorted.length >> 1]) / 1000
    },
  }
}

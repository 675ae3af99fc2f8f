/** What would be split off, or what is missing before anything can be. */
export type SplitOffer =
  | { kind: 'ready'; topic: number; positions: Int32Array }
  | { kind: 'no-marks' | 'no-topic' | 'elsewhere' | 'all' }

export interface SplitWish {
  /** Topics that are chosen. */
  targets: readonly number[]
  marked: Int32Array
  /** Of every position; null until it is known. */
  topics: Int32Array | null
  sizeOf: (topic: number) => number
}

/** The marked patches of the one topic that is chosen, as long as some of it would remain. */
export function splitOffer({ targets, marked, topics, sizeOf }: SplitWish): SplitOffer {
  if (marked.length === 0 || topics === null) return { kind: 'no-marks' }
  if (targets.length !== 1) return { kind: 'no-topic' }
  const [topic] = targets
  const positions = marked.filter((position) => topics[position] === topic)
  if (positions.length === 0) return { kind: 'elsewhere' }
  return positions.length < sizeOf(topic) ? { kind: 'ready', topic, positions } : { kind: 'all' }
}

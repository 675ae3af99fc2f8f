/**
 * Which factors of the photos tell about topics, beyond what chance gives, over all and for each topic.
 *
 *   explained = (I - mean I*) / (H(T) - mean I*)     0 by chance, 1 when the factor decides the topic; may be a little negative
 *   p         = (1 + number of I* >= I) / (1 + B)
 *
 * I is the mutual information of topics and the factor (numbers in quantile bins), I* the same after one of B shuffles of
 * blocks (block-shuffle.ts). Subtracting what chance gives is the adjustment of Vinh, Epps and Bailey (2010), with shuffled
 * blocks instead of single rows, and with the entropy of the topics alone below the line, since the question is about them.
 *
 * For each topic the surprise G_t (factor-table.ts) is put into units of its own shuffles, z = (G - mean G*) / sd G*, and its
 * p is corrected for all topics and factors looked at by the greatest z of each shuffle (Westfall and Young, 1993, single-step
 * maxT): the chance that any topic and factor would stand out as much.
 */
import type { Progress } from '../../shared/progress.ts'
import type { BlockShuffle } from './block-shuffle.ts'
import { createFactorTable, knownEntropy } from './factor-table.ts'

export interface CodedFactor {
  /** Level of each row, 0 and up, -1 where it is not known. */
  codes: Int32Array /* [n] */
  levels: number
}

export interface FactorTest {
  /** Rows where the factor is known. */
  known: number
  explained: number
  p: number
  topics: TopicTest[]
}

export interface TopicTest {
  /** G_t less its mean over shuffles, in nats a row of the topic: how strange the topic's mix is. */
  excess: number
  z: number
  /** Corrected for all topics and factors together. */
  adjustedP: number
}

export interface FactorTestOptions {
  /** 0-based, without gaps. */
  topics: Int32Array /* [n] */
  topicCount: number
  factors: readonly CodedFactor[]
  shuffle: BlockShuffle
  /** B. */
  shuffles: number
}

/** One result a factor, in their order; yields after every shuffle. */
export function* factorTests(options: FactorTestOptions): Generator<Progress, FactorTest[], void> {
  const { topics, topicCount, factors, shuffle, shuffles } = options
  const width = factors.length * topicCount
  const tables = factors.map(({ levels }) => createFactorTable(topics, topicCount, levels))
  const observed = new Float64Array(width)
  const sampled = new Float64Array(shuffles * width)
  const measure = (into: Float64Array, codesOf: (factor: CodedFactor) => Int32Array): void =>
    tables.forEach((table, f) =>
      table.surprises(codesOf(factors[f]), into.subarray(f * topicCount, (f + 1) * topicCount)),
    )
  measure(observed, ({ codes }) => codes)
  const moved = new Int32Array(topics.length)
  for (let b = 0; b < shuffles; b++) {
    const source = shuffle()
    measure(sampled.subarray(b * width, (b + 1) * width), ({ codes }) => {
      for (let i = 0; i < moved.length; i++) moved[i] = codes[source[i]]
      return moved
    })
    yield { done: b + 1, total: shuffles }
  }
  return summarise({ ...options, observed, sampled })
}

function summarise({
  topics,
  topicCount,
  factors,
  shuffles,
  observed,
  sampled,
}: FactorTestOptions & { observed: Float64Array; sampled: Float64Array }): FactorTest[] {
  const width = observed.length
  const { means, deviations } = momentsOfColumns(sampled, shuffles, width)
  const zOf = (value: number, at: number): number =>
    deviations[at] > 1e-9 ? (value - means[at]) / deviations[at] : 0
  const greatest = Float64Array.from({ length: shuffles }, (_, b) => {
    let most = -Infinity
    for (let at = 0; at < width; at++) most = Math.max(most, zOf(sampled[b * width + at], at))
    return most
  })
  const sizes = new Float64Array(topicCount)
  for (const topic of topics) sizes[topic]++
  return factors.map(({ codes }, f) => {
    const { known, entropy } = knownEntropy(topics, codes)
    const from = f * topicCount
    const total = (values: Float64Array, start: number): number =>
      values.subarray(start, start + topicCount).reduce((sum, value) => sum + value, 0)
    const information = total(observed, from)
    const chance = total(means, from)
    const asGreat = countOf(shuffles, (b) => total(sampled, b * width + from) >= information - 1e-9)
    const room = known * entropy - chance
    return {
      known,
      explained: room > 1e-9 ? (information - chance) / room : 0,
      p: (1 + asGreat) / (1 + shuffles),
      topics: Array.from({ length: topicCount }, (_, t) => {
        const z = zOf(observed[from + t], from + t)
        const asStrange = countOf(shuffles, (b) => greatest[b] >= z - 1e-9)
        return {
          excess: (observed[from + t] - means[from + t]) / sizes[t],
          z,
          adjustedP: (1 + asStrange) / (1 + shuffles),
        }
      }),
    }
  })
}

function momentsOfColumns(
  data: Float64Array /* [rows, width] */,
  rows: number,
  width: number,
): { means: Float64Array; deviations: Float64Array } {
  const means = new Float64Array(width)
  const deviations = new Float64Array(width)
  for (let b = 0; b < rows; b++) for (let at = 0; at < width; at++) means[at] += data[b * width + at] / rows
  for (let b = 0; b < rows; b++)
    for (let at = 0; at < width; at++) deviations[at] += (data[b * width + at] - means[at]) ** 2
  for (let at = 0; at < width; at++) deviations[at] = Math.sqrt(deviations[at] / Math.max(1, rows - 1))
  return { means, deviations }
}

function countOf(count: number, holds: (index: number) => boolean): number {
  let found = 0
  for (let index = 0; index < count; index++) if (holds(index)) found++
  return found
}

import { expect, test } from 'vitest'
import { createRng, type Rng } from '../rng.ts'
import { createBlockShuffle } from './block-shuffle.ts'
import { factorTests, type CodedFactor, type FactorTest } from './factor-tests.ts'
import { quantileBins } from './factor-table.ts'

function run(
  topics: Int32Array,
  factors: CodedFactor[],
  { blocks, strata }: { blocks: ArrayLike<number>; strata?: ArrayLike<number> },
): FactorTest[] {
  const shuffle = createBlockShuffle(blocks, createRng(9), strata)
  const steps = factorTests({ topics, topicCount: Math.max(...topics) + 1, factors, shuffle, shuffles: 199 })
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

function drawn(count: number, levels: number, rng: Rng): Int32Array {
  return Int32Array.from({ length: count }, () => rng.integer(levels))
}

const each = (n: number): number[] => Array.from({ length: n }, (_, i) => i)

test('a factor that decides the topic explains all of it, one that does not explains nothing', () => {
  const rng = createRng(1)
  const topics = drawn(300, 4, rng)
  const [decides, independent] = run(
    topics,
    [
      { codes: topics.map((topic) => 3 - topic), levels: 4 },
      { codes: drawn(300, 4, rng), levels: 4 },
    ],
    { blocks: each(300) },
  )
  expect(decides.explained).toBeCloseTo(1, 6)
  expect(decides.p).toBe(1 / 200)
  expect(Math.abs(independent.explained)).toBeLessThan(0.03)
  expect(independent.p).toBeGreaterThan(0.05)
  for (const { adjustedP } of independent.topics) expect(adjustedP).toBeGreaterThan(0.05)
})

test('many levels alone explain nothing', () => {
  const rng = createRng(2)
  const topics = drawn(200, 6, rng)
  const [{ explained }] = run(topics, [{ codes: drawn(200, 60, rng), levels: 60 }], { blocks: each(200) })
  expect(Math.abs(explained)).toBeLessThan(0.15)
})

test('patches of one photo are one witness: shuffled singly they look significant, as blocks they do not', () => {
  /* Twelve photos of ten patches, each photo with one topic and one folder, drawn apart from each other. */
  const falseAlarms = (blocksOf: (i: number) => number): number => {
    const rng = createRng(5)
    return each(20).filter(() => {
      const [topicOf, folderOf] = [drawn(12, 2, rng), drawn(12, 2, rng)]
      const topics = Int32Array.from(each(120), (i) => topicOf[Math.floor(i / 10)])
      const codes = Int32Array.from(each(120), (i) => folderOf[Math.floor(i / 10)])
      return run(topics, [{ codes, levels: 2 }], { blocks: each(120).map(blocksOf) })[0].p < 0.05
    }).length
  }
  expect(falseAlarms((i) => Math.floor(i / 10))).toBeLessThan(4)
  expect(falseAlarms((i) => i)).toBeGreaterThan(8)
})

test('within strata of what both depend on, nothing is left to tell', () => {
  const rng = createRng(4)
  const tone = drawn(400, 4, rng)
  const noisy = (): Int32Array => tone.map((value) => (rng.uniform() < 0.7 ? value : rng.integer(4)))
  const factor = { codes: noisy(), levels: 4 }
  const topics = noisy()
  const [over] = run(topics, [factor], { blocks: each(400) })
  const [beyond] = run(topics, [factor], { blocks: each(400), strata: tone })
  expect(over.explained).toBeGreaterThan(0.1)
  expect(Math.abs(beyond.explained)).toBeLessThan(0.03)
})

test('the one topic that follows a factor is named, and no other', () => {
  const rng = createRng(6)
  const topics = drawn(300, 6, rng)
  const codes = topics.map((topic) => (topic === 2 ? 0 : rng.integer(3)))
  const [{ topics: found }] = run(topics, [{ codes, levels: 3 }], { blocks: each(300) })
  expect(found.map(({ adjustedP }) => adjustedP < 0.05)).toEqual([false, false, true, false, false, false])
  expect(found[2].excess).toBeGreaterThan(0.5)
})

test('equal values share a bin, what is not known has none', () => {
  const { codes, levels } = quantileBins([5, 1, 1, 1, 9, Number.NaN, 7, 3], 3)
  expect(levels).toBe(3)
  expect(codes[1]).toBe(codes[2])
  expect(codes[5]).toBe(-1)
  expect([codes[1], codes[7], codes[4]]).toEqual([0, 1, 2])
})

import { expect, test } from 'vitest'
import { matrix } from '../../numeric/matrix.ts'
import { createRng } from '../../numeric/rng.ts'
import { labelAgreement, type ColumnAgreement, type LabelColumn } from './label-agreement.ts'

const rows = 120
const rng = createRng(3)
const level = Array.from({ length: rows }, (_, i) => Math.floor(i / 2) % 4)
/** Two patches a photo, alike to the last digit in a part that says nothing of the level. */
const features = matrix(
  rows,
  6,
  Float32Array.from(
    { length: rows * 6 },
    (_, q) => (q % 6 < 4 && level[Math.floor(q / 6)] === q % 6 ? 3 : 0) + rng.normal(),
  ),
)
const groups = level.map((_, i) => Math.floor(i / 2))

async function ask(labels: LabelColumn['labels'], topics: number[] = level): Promise<ColumnAgreement> {
  const [answer] = await labelAgreement(
    { features, topics, groups, columns: [{ name: 'c', labels }] },
    { seed: 1 },
  )
  return answer
}

test('labels that the features tell are guessed, and topics that equal them agree wholly', async () => {
  const answer = await ask(level.map(String))
  expect(answer).toMatchObject({
    column: 'c',
    labels: 4,
    patches: rows,
    nmi: 1,
    ari: 1,
    majorityBaseline: 0.25,
  })
  expect(answer.knnAccuracy).toBeGreaterThan(0.75)
  expect(answer.knnRankCorrelation).toBeGreaterThan(0.3)
})

test('numbers are read out linearly, as far as the features tell them; words are not', async () => {
  const told = await ask(level.map((value) => String(value === 2 ? 1.5 : 0)))
  expect(told.readOutR2).toBeGreaterThan(0.4)
  expect((await ask(level.map((value) => `level ${value}`))).readOutR2).toBeNull()
  expect((await ask(groups.map((group) => String((group * 7) % 13)))).readOutR2).toBeLessThan(0.1)
})

test('shuffled labels are guessed no better than by chance, and their NMI is what chance gives', async () => {
  const draw = createRng(8)
  const answer = await ask(groups.map(() => String(draw.integer(4))))
  expect(answer.knnAccuracy).toBeLessThan(0.4)
  expect(Math.abs(answer.ari!)).toBeLessThan(0.05)
  expect(Math.abs(answer.nmi! - answer.nmiChance!)).toBeLessThan(0.05)
})

test('patches of the same photo do not help each other', async () => {
  const byPhoto = groups.map(String)
  expect((await ask(byPhoto)).knnAccuracy).toBe(0)
})

test('patches without a label are left out', async () => {
  const answer = await ask(level.map((value, i) => (i % 2 === 0 ? `level ${value}` : null)))
  expect(answer).toMatchObject({ labels: 4, patches: rows / 2, knnRankCorrelation: null, nmi: 1 })
})

test('a rare label weighs as much as a frequent one in the balanced accuracy', async () => {
  const answer = await ask(level.map((value, i) => (value === 0 && i < 8 ? 'rare' : 'frequent')))
  expect(answer.majorityBaseline).toBeGreaterThan(0.95)
  expect(answer.knnAccuracy).toBeGreaterThan(0.95)
  expect(answer.knnBalancedAccuracy).toBeCloseTo(0.5, 1)
})

test('one label only: nothing to tell apart', async () => {
  expect(await ask(level.map(() => 'same'))).toMatchObject({
    labels: 1,
    patches: rows,
    nmi: null,
    knnAccuracy: null,
  })
})

import { expect, test } from 'vitest'
import { createRng } from '../../numeric/rng.ts'
import { factorNames, type FactorName, type TopicFinding } from '../../shared/topic-factors.ts'
import { suspicionSentence } from '../../shared/topic-suspicion.ts'
import { describeTopics } from './describe-topics.ts'
import { measureFactors, type FactorAnswer, type FactorValues } from './measure-factors.ts'

const photoCount = 120
const topicCount = 5
const folders = ['archive', 'studio', 'summer', 'winter', 'work']

type TopicOf = (photo: { folder: number; tone: number; lamp: number; random: number }) => number

/** Two patches a photo, each photo with a folder, a tone and a lamp drawn apart from each other. */
async function answerFor(topicOf: TopicOf): Promise<{ answer: FactorAnswer; topics: TopicFinding[] }> {
  const rng = createRng(11)
  const drawn = Array.from({ length: photoCount }, () => ({
    folder: rng.integer(topicCount),
    tone: 20 + 15 * rng.normal(),
    lamp: rng.normal(),
    random: rng.integer(topicCount),
  }))
  const patches = drawn.flatMap((photo) => [photo, photo])
  const own = patches.map(topicOf)
  const other = patches.map(({ random }) => random)
  const numbers = (factor: FactorName, valueOf: (photo: (typeof drawn)[number]) => number): FactorValues => ({
    factor,
    numbers: Float64Array.from(patches, valueOf),
  })
  const tone = Float64Array.from(patches, (photo) => photo.tone)
  const photos = patches.map((_, i) => Math.floor(i / 2))
  const answer = await measureFactors(
    {
      topics: { trained: own, untrained: other, statistics: other },
      photos,
      tone,
      factors: [
        { factor: 'folder', labels: patches.map(({ folder }) => folders[folder]) },
        { factor: 'camera', labels: patches.map(() => null) },
        numbers('lightLevel', ({ lamp }) => lamp),
        numbers('toneIta', (photo) => photo.tone),
        numbers('roughness', () => rng.normal()),
      ],
    },
    { seed: 3 },
  )
  const topics = describeTopics({
    topics: own,
    photos: photos.map((photo) => `${photo}.jpg`),
    persons: patches.map(() => undefined),
    looks: [],
    coherence: new Map([[0, 0.5]]),
    exclusivity: new Map(),
    factors: answer.topics,
  })
  return { answer, topics }
}

function scoreOf(answer: FactorAnswer, name: FactorName): { explained: number; p: number } {
  return answer.factors.find(({ factor }) => factor === name)!.scores.trained!
}

test('topics that are folders are found out, and said to be', async () => {
  const { answer, topics } = await answerFor(({ folder }) => folder)
  expect(scoreOf(answer, 'folder').explained).toBeCloseTo(1, 6)
  expect(Math.abs(scoreOf(answer, 'toneIta').explained)).toBeLessThan(0.05)
  expect(scoreOf(answer, 'toneIta').p).toBeGreaterThan(0.05)
  expect(topics).toHaveLength(topicCount)
  for (const { topic, warning } of topics)
    expect(suspicionSentence(topic, warning!)).toMatch(
      new RegExp(
        `^Topic ${topic} may follow the folder of its photos: 100\u00a0% of its patches are from “${folders[topic]}”, \\d\\d\u00a0% of all are; its skin is not unusual in anything measured.$`,
      ),
    )
})

test('topics that have nothing to do with folders or lamps are under no suspicion', async () => {
  const { answer, topics } = await answerFor(({ random }) => random)
  expect(Math.abs(scoreOf(answer, 'folder').explained)).toBeLessThan(0.06)
  expect(topics.map(({ warning }) => warning)).toEqual(topics.map(() => null))
})

test('topics of tone are skin, and no suspicion', async () => {
  const { answer, topics } = await answerFor(({ tone }) =>
    Math.max(0, Math.min(4, Math.floor((tone + 5) / 10))),
  )
  expect(scoreOf(answer, 'toneIta').explained).toBeGreaterThan(0.6)
  expect(topics.map(({ warning }) => warning)).toEqual(topics.map(() => null))
})

test('a topic of the dimmest photos is said to follow the lamp', async () => {
  const { topics } = await answerFor(({ lamp, random }) => (lamp < -0.8 ? 4 : random % 4))
  const warned = topics.filter(({ warning }) => warning !== null)
  expect(warned.map(({ topic }) => topic)).toEqual([4])
  expect(suspicionSentence(4, warned[0].warning!)).toContain(
    'may follow the lamp: 100\u00a0% of its patches are in the third with the dimmest light',
  )
  const lamp = warned[0].factors.find(({ factor }) => factor === 'lightLevel')!
  expect(lamp.difference).toBeLessThan(-1)
  expect(lamp.strangeness).toBeGreaterThan(0.7)
  expect(lamp.strangeness).toBeLessThanOrEqual(1)
})

test('beyond tone, nothing is left of a lamp that only tells the tone', async () => {
  const { answer } = await answerFor(({ tone }) => (tone < 10 ? 0 : tone < 30 ? 1 : 2))
  const rough = answer.factors.find(({ factor }) => factor === 'roughness')!.scores.trained!
  expect(Math.abs(rough.beyondTone!)).toBeLessThan(0.1)
  expect(answer.factors.find(({ factor }) => factor === 'toneIta')!.scores.trained!.beyondTone).toBeNull()
})

test('a factor that nobody knows, or that is the same for all, explains nothing', async () => {
  const { answer, topics } = await answerFor(({ random }) => random)
  const camera = answer.factors.find(({ factor }) => factor === 'camera')
  expect(camera).toMatchObject({ known: 0, levels: 0, effect: null, scores: { trained: null } })
  expect(topics[0].factors.map(({ factor }) => factor)).not.toContain('camera')
  expect(new Set(answer.factors.map(({ factor }) => factor)).size).toBeLessThanOrEqual(factorNames.length)
})

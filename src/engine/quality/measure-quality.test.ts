import { expect, test } from 'vitest'
import type { Region } from '../../shared/domain.ts'
import { multiplyTransposed } from '../../numeric/linear-algebra.ts'
import { matrix, type Matrix } from '../../numeric/matrix.ts'
import { createRng } from '../../numeric/rng.ts'
import { layoutMap } from '../maps/layout-map.ts'
import { cheekPartners, sameTopicShare, type PatchOrigin } from './cheek-pairs.ts'
import { measureQuality } from './measure-quality.ts'

const sides: Region[] = ['left-cheek', 'right-cheek']

function faces(count: number): PatchOrigin[] {
  return Array.from({ length: 2 * count }, (_, i) => ({
    photo: Math.floor(i / 2),
    face: 1,
    region: sides[i % 2],
  }))
}

/** Rows near a centre per face (`likeness` great) or anywhere (0). */
function rowsOfFaces(count: number, likeness: number): Matrix {
  const rng = createRng(7)
  const centres = Array.from({ length: count * 8 }, () => rng.normal())
  return matrix(
    2 * count,
    8,
    Float32Array.from(
      { length: 2 * count * 8 },
      (_, q) => likeness * centres[Math.floor(q / 16) * 8 + (q % 8)] + rng.normal(),
    ),
  )
}

test('cheeks that look alike come first, cheeks that do not are at chance', async () => {
  const origins = faces(60)
  const topics = Array.from({ length: 120 }, (_, i) => Math.floor(i / 2) % 3)
  const alike = await measureQuality({ features: rowsOfFaces(60, 8), topics, origins }, { seed: 1 })
  expect(alike.cheekRetrieval).toMatchObject({ queries: 120, medianRank: 1 })
  expect(alike.cheekRetrieval!.firstHit).toBeGreaterThan(0.95)
  expect(alike.cheekRetrieval!.meanNormalisedRank).toBeLessThan(0.01)
  const unlike = await measureQuality({ features: rowsOfFaces(60, 0), topics, origins }, { seed: 1 })
  const { meanNormalisedRank, meanReciprocalRank, medianRank, chance } = unlike.cheekRetrieval!
  expect(Math.abs(meanNormalisedRank - chance.meanNormalisedRank)).toBeLessThan(0.1)
  expect(meanReciprocalRank / chance.meanReciprocalRank).toBeGreaterThan(0.5)
  expect(meanReciprocalRank / chance.meanReciprocalRank).toBeLessThan(2)
  expect(Math.abs(medianRank - chance.medianRank)).toBeLessThan(20)
})

test('the share of cheeks in one topic stands beside what random pairs would share', () => {
  const origins = faces(4)
  const same = sameTopicShare([0, 0, 0, 0, 1, 1, 1, 0], origins)
  expect(same).toEqual({ faces: 4, share: 0.75, chance: (2 * 3 + 2 * 1) / 16 })
})

test('only two cheeks of the same face of the same photo are partners', () => {
  const origins: PatchOrigin[] = [
    { photo: 'a', face: 1, region: 'left-cheek' },
    { photo: 'a', face: 2, region: 'right-cheek' },
    { photo: 'b', face: 1, region: 'right-cheek' },
    { photo: 'a', face: 1, region: 'right-cheek' },
    { photo: 'c', face: null, region: 'whole' },
  ]
  expect([...cheekPartners(origins)]).toEqual([3, -1, -1, 0, -1])
  expect(sameTopicShare([0, 0, 0, 0, 0], origins)?.faces).toBe(1)
})

test('groups that stand apart have a silhouette near 1, shuffled ones near 0, and their sizes count', async () => {
  const features = matrix(
    60,
    2,
    Float32Array.from({ length: 120 }, (_, q) => (Math.floor(q / 2) % 2 === q % 2 ? 5 : 0.1)),
  )
  const origins = faces(30)
  const apart = await measureQuality(
    { features, topics: Array.from({ length: 60 }, (_, i) => i % 2), origins },
    { seed: 1 },
  )
  expect(apart.silhouette).toBeGreaterThan(0.99)
  expect(apart.effectiveTopics).toBeCloseTo(2, 6)
  const mixed = await measureQuality(
    { features, topics: Array.from({ length: 60 }, (_, i) => Math.floor(i / 2) % 2), origins },
    { seed: 1 },
  )
  expect(mixed.silhouette).toBeLessThan(0.1)
})

test('a map of the features is trusted, a random one is not', async () => {
  const features = rowsOfFaces(60, 3)
  const origins = faces(60)
  const topics = new Int32Array(120)
  const rng = createRng(1)
  const good = await layoutMap(features, { seed: 1, epochs: 200 })
  const random = matrix(
    120,
    2,
    Float32Array.from({ length: 240 }, () => rng.uniform()),
  )
  const trust = async (map: Matrix): Promise<number> =>
    (await measureQuality({ features, topics, origins, map }, { seed: 1 })).trustworthiness!
  expect(await trust(good)).toBeGreaterThan(0.8)
  expect(Math.abs((await trust(random)) - 0.5)).toBeLessThan(0.12)
})

test('what does not apply is null', async () => {
  const origins: PatchOrigin[] = [{ photo: 'a', face: null, region: 'whole' }]
  expect(await measureQuality({ features: matrix(1, 3), topics: [4], origins }, { seed: 1 })).toEqual({
    patches: 1,
    topicsInUse: 1,
    effectiveTopics: 1,
    silhouette: null,
    trustworthiness: null,
    continuity: null,
    coherence: null,
    exclusivity: null,
    cheeksSameTopic: null,
    cheekRetrieval: null,
  })
})

test('a sample of the rows comes near the whole', async () => {
  const features = rowsOfFaces(150, 2)
  const origins = faces(150)
  const topics = Array.from({ length: 300 }, (_, i) => Math.floor(i / 2) % 5)
  const whole = await measureQuality({ features, topics, origins }, { seed: 1 })
  const sample = await measureQuality({ features, topics, origins }, { seed: 1, mostRows: 100 })
  expect(sample.cheekRetrieval!.queries).toBe(100)
  expect(Math.abs(sample.silhouette! - whole.silhouette!)).toBeLessThan(0.05)
  expect(Math.abs(sample.cheekRetrieval!.firstHit - whole.cheekRetrieval!.firstHit)).toBeLessThan(0.15)
})

test('products of matrices computed elsewhere give the same measures', async () => {
  const features = rowsOfFaces(150, 2)
  const origins = faces(150)
  const topics = Array.from({ length: 300 }, (_, i) => Math.floor(i / 2) % 5)
  const blocks: number[] = []
  const here = await measureQuality({ features, topics, origins }, { seed: 1 })
  const elsewhere = await measureQuality(
    { features, topics, origins },
    {
      seed: 1,
      product: (left, right) => {
        blocks.push(left.rows)
        return Promise.resolve(multiplyTransposed(left, right))
      },
    },
  )
  expect(blocks).toEqual([256, 44])
  expect(elsewhere).toEqual(here)
})

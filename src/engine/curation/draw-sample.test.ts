import { describe, expect, it } from 'vitest'
import { matrix } from '../../numeric/matrix.ts'
import type { Region } from '../../shared/domain.ts'
import { drawSample, sampleSize, type SampleMaterial } from './draw-sample.ts'

interface DrawnFrom {
  /** One a patch. */
  topics: readonly number[]
  photos?: readonly number[]
  /** Of every patch in every topic; by default its own alone. */
  mixture?: readonly (readonly number[])[]
}

/** All patches look in one direction, and later ones are surer of their topic. */
function materialOf({ topics, photos = topics.map((_, i) => i + 1), mixture }: DrawnFrom): SampleMaterial {
  const rows = topics.length
  const found = Int32Array.from(topics)
  const width = Math.max(...topics) + 1
  const weights = mixture ?? topics.map((own) => Array.from({ length: width }, (_, k) => Number(k === own)))
  return {
    columns: {
      rows,
      points: {
        patchIds: Int32Array.from(topics, (_, i) => i + 1),
        photoIds: Int32Array.from(photos),
        faceIds: new Int32Array(rows),
        x: new Float32Array(rows),
        y: new Float32Array(rows),
        topics: found,
        probabilities: Float32Array.from(topics, (_, i) => (i + 1) / rows),
      },
      regions: new Array<Region>(rows).fill('left-cheek'),
    },
    curated: () => ({ topics: found, names: new Map(), notes: new Map(), remix: null }),
    mixture: () => matrix(rows, weights[0].length, Float32Array.from(weights.flat())),
    directions: () =>
      matrix(
        rows,
        2,
        Float32Array.from({ length: 2 * rows }, (_, q) => 1 - (q % 2)),
      ),
  }
}

const of = (count: number, topic: number): number[] => new Array<number>(count).fill(topic)
const ofTopic0 = { runId: 1, topic: 0, wanted: 40 }

describe('sampleSize', () => {
  it('takes four of the topic to one intruder', () =>
    expect(sampleSize(40, { size: 1000, others: 1000 })).toEqual({ own: 32, intruders: 8 }))

  it('shows a small topic whole, with fewer intruders but with one', () => {
    expect(sampleSize(40, { size: 8, others: 1000 })).toEqual({ own: 8, intruders: 2 })
    expect(sampleSize(40, { size: 1, others: 1000 })).toEqual({ own: 1, intruders: 1 })
  })

  it('has no intruders where there are no other topics', () =>
    expect(sampleSize(40, { size: 1000, others: 0 })).toEqual({ own: 32, intruders: 0 }))
})

describe('drawSample', () => {
  it.each(Array.from({ length: 45 }, (_, i) => i + 1))('has all that is wanted of a topic of %d', (size) => {
    const { items, sizes } = drawSample(materialOf({ topics: [...of(size, 0), ...of(60, 1)] }), ofTopic0)
    const { own, intruders } = sampleSize(40, { size, others: 60 })
    const positions = items.map(({ position }) => position)
    expect(new Set(positions).size).toBe(own + intruders)
    expect(positions.filter((position) => position < size)).toHaveLength(own)
    expect(sizes.core + sizes.border + sizes.outlier).toBe(size)
  })

  it('takes one patch of a photo and region as long as there are others, and the second ones then', () => {
    /* Each stratum has patches of more photos than are wanted of it. */
    const photos = Array.from({ length: 100 }, (_, i) => (i < 60 ? 1 + (i % 20) : 100 + i))
    const material = materialOf({ topics: [...of(60, 0), ...of(40, 1)], photos })
    const photosOf = (wanted: number): number[] =>
      drawSample(material, { ...ofTopic0, wanted })
        .items.filter(({ position }) => position < 60)
        .map(({ position }) => photos[position])
    expect(new Set(photosOf(15)).size).toBe(12)
    expect(photosOf(60)).toHaveLength(48)
    expect(new Set(photosOf(60)).size).toBe(20)
  })

  it('takes half of the intruders from the hardest, the others from anywhere', () => {
    /* Topic 0 is the second of ten patches of topic 1, and of none of the many of topic 2. */
    const topics = [...of(60, 0), ...of(10, 1), ...of(400, 2)]
    const mixture = topics.map(
      (topic) =>
        [
          [1, 0, 0],
          [0.3, 0.6, 0.1],
          [0.1, 0.2, 0.7],
        ][topic],
    )
    const { items } = drawSample(materialOf({ topics, mixture }), ofTopic0)
    const intruders = items.filter(({ stratum }) => stratum === 'intruder')
    expect(intruders).toHaveLength(8)
    expect(intruders.filter(({ position }) => topics[position] === 1)).toHaveLength(4)
  })
})

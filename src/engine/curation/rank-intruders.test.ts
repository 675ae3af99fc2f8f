import { describe, expect, it } from 'vitest'
import { matrix } from '../../numeric/matrix.ts'
import { rankIntruders, type IntruderParts } from './rank-intruders.ts'

/** Directions in the plane, by their angle in degrees. */
function partsOf(
  patches: readonly { found: number; topic?: number; angle: number; mixture: readonly number[] }[],
): IntruderParts {
  const topicCount = patches[0].mixture.length
  return {
    found: Int32Array.from(patches, ({ found }) => found),
    topics: Int32Array.from(patches, ({ found, topic = found }) => topic),
    mixture: matrix(patches.length, topicCount, Float32Array.from(patches.flatMap(({ mixture }) => mixture))),
    directions: matrix(
      patches.length,
      2,
      Float32Array.from(
        patches.flatMap(({ angle }) => [Math.cos, Math.sin].map((part) => part((angle * Math.PI) / 180))),
      ),
    ),
  }
}

describe('rankIntruders', () => {
  it('puts first whose second topic it is, then the other topics by how near they lie', () => {
    const parts = partsOf([
      { found: 0, angle: 0, mixture: [0.8, 0.1, 0.1, 0] },
      { found: 1, angle: 90, mixture: [0.1, 0.6, 0.3, 0] },
      { found: 1, angle: 85, mixture: [0.3, 0.6, 0.1, 0] },
      { found: 2, angle: 40, mixture: [0.1, 0.2, 0.7, 0] },
      { found: 3, angle: 170, mixture: [0.2, 0.1, 0.1, 0.6] },
      { found: -1, angle: 1, mixture: [0, 0, 0, 0] },
    ])
    const ranked = [...rankIntruders(parts, { own: [0], others: [1, 2, 3, 4, 5] })]
    expect(ranked).toEqual([[2, 4], [3], [1, 2], [4]])
  })

  it('counts what a merged topic was before, and what a split one was split from', () => {
    const parts = partsOf([
      { found: 0, angle: 0, mixture: [0.8, 0.2, 0] },
      { found: 1, topic: 0, angle: 10, mixture: [0.2, 0.8, 0] },
      { found: 1, topic: 3, angle: 20, mixture: [0, 0.9, 0.1] },
      { found: 2, angle: 80, mixture: [0.1, 0.3, 0.6] },
      { found: 2, angle: 80, mixture: [0, 0, 1] },
    ])
    const [second] = rankIntruders(parts, { own: [0, 1], others: [2, 3, 4] })
    expect(second).toEqual([2, 3])
  })
})

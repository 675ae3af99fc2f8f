import { describe, expect, it } from 'vitest'
import { splitOffer, type SplitWish } from './split-offer.ts'

const topics = Int32Array.of(4, 4, 4, 7, 7)
function offer(targets: number[], marked: number[]): ReturnType<typeof splitOffer> {
  const wish: SplitWish = {
    targets,
    marked: Int32Array.from(marked),
    topics,
    sizeOf: (topic) => (topic === 4 ? 3 : 2),
  }
  return splitOffer(wish)
}

describe('splitting off marked patches', () => {
  it('takes those of the chosen topic, and counts no others', () => {
    expect(offer([4], [0, 2, 3])).toEqual({ kind: 'ready', topic: 4, positions: Int32Array.of(0, 2) })
  })

  it('says what is missing', () => {
    expect(offer([4], []).kind).toBe('no-marks')
    expect(offer([], [0]).kind).toBe('no-topic')
    expect(offer([4, 7], [0]).kind).toBe('no-topic')
    expect(offer([4], [3, 4]).kind).toBe('elsewhere')
    expect(offer([4], [0, 1, 2]).kind).toBe('all')
  })
})

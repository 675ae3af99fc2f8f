import { describe, expect, it } from 'vitest'
import { orderHere } from './order-here.ts'

const points = {
  patchIds: Int32Array.of(1, 2, 0, 4, 5, 6, 7),
  topics: Int32Array.of(3, 3, 3, 1, 3, -1, 3),
  probabilities: Float32Array.of(0.5, 0.9, 1, 0.7, 0.5, 0, 0.6),
}
const typical = { by: 'probability', descending: true } as const

describe('orderHere', () => {
  it('orders the patches of a topic that are still there, equal ones by position either way', () => {
    const of = { kind: 'topic', topic: 3 } as const
    expect([...(orderHere(points, of, typical) ?? [])]).toEqual([1, 6, 0, 4])
    expect([...(orderHere(points, of, { ...typical, descending: false }) ?? [])]).toEqual([0, 4, 6, 1])
  })

  it('leaves to the engine what the page has no numbers for, or too many', () => {
    expect(orderHere(points, { kind: 'all' }, typical)).toBeNull()
    expect(orderHere(points, { kind: 'search', text: 'a' }, typical)).toBeNull()
    expect(orderHere(points, { kind: 'topic', topic: 3 }, { by: 'redness', descending: true })).toBeNull()
  })

  it('leaves a topic to the engine that the page does not know yet, such as one just split off', () => {
    expect(orderHere(points, { kind: 'topic', topic: 9 }, typical)).toBeNull()
  })
})

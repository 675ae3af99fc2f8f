import { describe, expect, it } from 'vitest'
import {
  fadedState as f,
  hiddenState as h,
  normalState as n,
  pointStates,
  strongState as s,
} from './point-states.ts'

const topics = Int32Array.of(0, 0, 1, 1, -1)
const plain = {
  values: topics,
  hidden: new Set<number>(),
  numbers: null,
  range: null,
  stepsBack: null,
  topics,
  openTopic: null,
  marks: new Uint8Array(5),
  anyMarked: false,
  shown: null,
}
const marks = Uint8Array.of(0, 0, 1, 0, 0)
const numbers = Float32Array.of(10, 20, 30, NaN, 40)
const range = { low: 20, high: 30 }

describe('pointStates', () => {
  it.each([
    ['all are as usual without any wish', {}, [n, n, n, n, n]],
    ['an open topic stands out', { openTopic: 1 }, [f, f, s, s, f]],
    ['marks stand out', { marks, anyMarked: true }, [f, f, s, f, f]],
    ['marks stand out of an open topic', { marks, anyMarked: true, openTopic: 1 }, [f, f, s, n, f]],
    ['hidden entries are hidden, the nowhere too', { hidden: new Set([0, -1]) }, [h, h, n, n, h]],
    ['what is marked is never hidden', { hidden: new Set([1]), marks, anyMarked: true }, [f, f, s, h, f]],
    ['outside a range all is hidden, the unknown too', { numbers, range }, [h, n, n, h, h]],
    ['an open side hides nothing', { numbers, range: { low: 20, high: Infinity } }, [h, n, n, h, n]],
    ['without a range nothing is hidden', { numbers }, [n, n, n, n, n]],
    [
      'what is marked stays in sight outside of a range',
      { numbers, range: { low: 35, high: 50 }, marks, anyMarked: true },
      [h, h, s, h, f],
    ],
    ['what the gallery shows stands out', { shown: Int32Array.of(4, 0) }, [s, f, f, f, s]],
    ['what is not known steps back', { stepsBack: -1 }, [n, n, n, n, f]],
    ['what is open does not step back', { stepsBack: 1, openTopic: 1 }, [f, f, s, s, f]],
    ['a legend without entries hides nothing', { values: null, hidden: new Set([0]) }, [n, n, n, n, n]],
  ])('%s', (_behaviour, wish, expected) => {
    expect([...pointStates({ ...plain, ...wish })]).toEqual(expected)
  })

  it('shows what is known of few patches on top of all others', () => {
    const values = new Int32Array(20).fill(-1)
    values[7] = 2
    const states = pointStates({
      ...plain,
      values,
      stepsBack: -1,
      topics: new Int32Array(20),
      marks: new Uint8Array(20),
    })
    expect(states[7]).toBe(s)
    expect(states.filter((state) => state === f)).toHaveLength(19)
  })
})

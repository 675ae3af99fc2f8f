import { describe, expect, it } from 'vitest'
import type { TrainingStep } from '../../../shared/training-step.ts'
import { curveOf, retrievalCurve } from './training-chart.ts'

const size = { width: 100, height: 40 }
const point = (step: number, loss: number): TrainingStep => ({
  step,
  epoch: 1,
  loss,
  learningRate: 0.1,
  spread: loss / 10,
})

describe('curveOf', () => {
  it('goes from the left edge to the right by step, with the most at the top', () => {
    expect(curveOf([point(10, 4), point(11, 2), point(14, 3)], 'loss', size)).toEqual({
      path: 'M0.0 0.0L25.0 40.0L100.0 20.0',
      least: 2,
      most: 4,
    })
  })

  it('draws a loss that stays in the middle', () => {
    expect(curveOf([point(1, 2), point(2, 2)], 'loss', size)?.path).toBe('M0.0 20.0L100.0 20.0')
  })

  it('draws the spread from 0, so that small changes look small', () => {
    expect(curveOf([point(1, 4), point(2, 3)], 'spread', size)?.path).toBe('M0.0 0.0L100.0 10.0')
  })

  it('needs two points', () => {
    expect(curveOf([point(1, 2)], 'loss', size)).toBeNull()
  })
})

it('how the other cheek is found runs over the same steps from 0 to 1, with chance as a height', () => {
  const moment = (step: number, reciprocalRank: number | null) => ({
    step,
    epoch: 1,
    loss: null,
    retrieval: reciprocalRank === null ? null : { reciprocalRank, chance: 0.1 },
  })
  const steps = { first: 1, last: 11 }
  const curve = retrievalCurve([moment(0, 0.25), moment(11, 0.5)], steps, { width: 100, height: 40 })
  expect(curve).toEqual({ path: 'M0.0 30.0L100.0 20.0', least: 0.25, most: 0.5, chance: 0.1, chanceY: 36 })
  expect(retrievalCurve([moment(0, null), moment(5, 0.5)], steps, { width: 100, height: 40 })).toBeNull()
})

import { describe, expect, it } from 'vitest'
import type { TrainingStep } from '../../../shared/training-step.ts'
import { followTraining } from './training-curve.ts'

function stepAt(step: number, loss: number): TrainingStep {
  return { step, epoch: 1, loss, learningRate: 0.1, spread: 0.02 }
}

describe('the curve of a training', () => {
  it('has each step as it came while they are few', () => {
    const curve = followTraining()
    curve.hear(stepAt(1, 2))
    curve.hear(stepAt(2, 1.5))
    expect(curve.list()).toEqual([stepAt(1, 2), stepAt(2, 1.5)])
  })

  it.each([299, 300, 1000, 20_001])(
    'stays short after %d steps, ends at the last, and keeps the mean',
    (steps) => {
      const curve = followTraining()
      for (let step = 1; step <= steps; step++) curve.hear(stepAt(step, step / steps))
      const points = curve.list()
      expect(points.length).toBeLessThanOrEqual(300)
      expect(points.length).toBeGreaterThanOrEqual(150)
      expect(points.at(-1)?.step).toBe(steps)
      const middle = points[Math.floor(points.length / 2)]
      // The mean of a point's steps lies half a point before its last step.
      const halfPoint = (points[1].step - points[0].step) / 2
      expect(middle.loss * steps).toBeCloseTo(middle.step - halfPoint + 0.5, 6)
    },
  )

  it('has no step twice when a training went back to its checkpoint', () => {
    const curve = followTraining()
    for (const step of [1, 2, 3, 2, 3, 4]) curve.hear(stepAt(step, 1))
    expect(curve.list().map(({ step }) => step)).toEqual([1, 2, 3, 4])
  })
})

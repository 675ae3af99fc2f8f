import type { TrainingMoment } from '../../../shared/training-moment.ts'
import type { TrainingStep } from '../../../shared/training-step.ts'

export interface ChartSize {
  width: number
  height: number
}

export interface Curve {
  /** Of an SVG `path`, in pixels from the top left. */
  path: string
  least: number
  most: number
}

export type TrainingMeasure = 'loss' | 'learningRate' | 'spread'

/**
 * A line through one number of each point: steps go from left to right, the most stands at the top. At the bottom stands the least of
 * the loss, and 0 for the others, whose distance from 0 is what matters. Null for fewer than two points; a loss that stays lies in the middle.
 */
export function curveOf(
  points: readonly TrainingStep[],
  name: TrainingMeasure,
  { width, height }: ChartSize,
): Curve | null {
  if (points.length < 2) return null
  const values = points.map((point) => point[name])
  const least = Math.min(...values)
  const most = Math.max(...values)
  const bottom = name === 'loss' ? least : 0
  const first = points[0].step
  const steps = points[points.length - 1].step - first
  const path = points
    .map(({ step }, i) => {
      const x = (width * (step - first)) / steps
      const y = most > bottom ? height - (height * (values[i] - bottom)) / (most - bottom) : height / 2
      return `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`
    })
    .join('')
  return { path, least, most }
}

/**
 * How well the other cheek is found from moment to moment, from 0 at the bottom to 1 at the top, over the steps of the other curves; and
 * the height of chance. Null for fewer than two moments at which it could be measured.
 */
export function retrievalCurve(
  moments: readonly TrainingMoment[],
  steps: { first: number; last: number },
  { width, height }: ChartSize,
): (Curve & { chanceY: number; chance: number }) | null {
  const measured = moments.flatMap(({ step, retrieval }) => (retrieval ? [{ step, ...retrieval }] : []))
  if (measured.length < 2) return null
  const values = measured.map(({ reciprocalRank }) => reciprocalRank)
  const { chance } = measured[0]
  const x = (step: number): number =>
    (width * (Math.max(step, steps.first) - steps.first)) / Math.max(1, steps.last - steps.first)
  return {
    path: measured
      .map(
        ({ step, reciprocalRank }, i) =>
          `${i === 0 ? 'M' : 'L'}${x(step).toFixed(1)} ${(height * (1 - reciprocalRank)).toFixed(1)}`,
      )
      .join(''),
    least: Math.min(...values),
    most: Math.max(...values),
    chance,
    chanceY: height * (1 - chance),
  }
}

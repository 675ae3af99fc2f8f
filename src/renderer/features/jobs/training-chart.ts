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

/**
 * A line through one number of each point: steps go from left to right, the most stands at the top. At the bottom stands the least of
 * the loss, and 0 for the spread, whose distance from 0 is what matters. Null for fewer than two points; a loss that stays lies in the middle.
 */
export function curveOf(
  points: readonly TrainingStep[],
  name: 'loss' | 'spread',
  { width, height }: ChartSize,
): Curve | null {
  if (points.length < 2) return null
  const values = points.map((point) => point[name])
  const least = Math.min(...values)
  const most = Math.max(...values)
  const bottom = name === 'spread' ? 0 : least
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

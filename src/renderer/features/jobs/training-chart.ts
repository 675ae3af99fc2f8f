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
 * A line through one number of each point: steps go from left to right, and the least value stands at the bottom, the most at the top.
 * Null for fewer than two points. A constant lies in the middle.
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
  const first = points[0].step
  const steps = points[points.length - 1].step - first
  const path = points
    .map(({ step }, i) => {
      const x = (width * (step - first)) / steps
      const y = most > least ? height - (height * (values[i] - least)) / (most - least) : height / 2
      return `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`
    })
    .join('')
  return { path, least, most }
}

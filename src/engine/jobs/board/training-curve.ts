import type { TrainingStep } from '../../../shared/training-step.ts'

/** Steps of a training come in, a curve of bounded length comes out. */
export interface TrainingCurve {
  hear(step: TrainingStep): void
  list(): TrainingStep[]
}

const mostPoints = 300

/**
 * Each point is the mean of as many steps as are needed to keep to `mostPoints`; when they are too many, neighbours become one. A point
 * stands at its last step. Steps that come in again, after a training was taken up from a checkpoint, are left out.
 */
export function followTraining(): TrainingCurve {
  let points: TrainingStep[] = []
  let stepsInPoint = 1
  let pending: TrainingStep[] = []
  let latest = 0

  return {
    hear: (step) => {
      if (step.step <= latest) return
      latest = step.step
      pending.push(step)
      if (pending.length < stepsInPoint) return
      points.push(meanOf(pending))
      pending = []
      if (points.length < mostPoints) return
      points = pairsOf(points).map(meanOf)
      stepsInPoint *= 2
    },
    list: () => (pending.length > 0 ? [...points, meanOf(pending)] : [...points]),
  }
}

function pairsOf<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / 2) }, (_, i) => items.slice(2 * i, 2 * i + 2))
}

function meanOf(steps: readonly TrainingStep[]): TrainingStep {
  const { step, epoch } = steps[steps.length - 1]
  const mean = (name: 'loss' | 'learningRate' | 'spread'): number =>
    steps.reduce((sum, each) => sum + each[name], 0) / steps.length
  return { step, epoch, loss: mean('loss'), learningRate: mean('learningRate'), spread: mean('spread') }
}

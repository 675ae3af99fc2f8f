/** What a training tells about itself, step by step. */
export interface StepRecord {
  /** Counts from 1. */
  step: number
  /** Counts from 1. */
  epoch: number
  loss: number
  learningRate: number
  /** See models/methods/spread.ts. */
  spread: number
  /** Share of itself that the target network kept; 0 for a method without one. */
  momentum: number
}

export interface TrainingWarning {
  kind: 'collapse'
  step: number
  /** For people. */
  sentence: string
}

/** Below this share of an even spread over the sphere, projections count as collapsed. */
export const collapseShare = 0.1
/** That many steps in a row make an alarm. */
const collapsePatience = 20

/**
 * The alarm that the newest step of `history` sets off, if it does: `collapsePatience` steps in a row with a spread below
 * `collapseShare` / sqrt(dimensions), where even spread has 1 / sqrt(dimensions). It is raised once.
 */
export function collapseAlarm(
  history: readonly StepRecord[],
  raised: readonly TrainingWarning[],
  dimensions: number,
): TrainingWarning | undefined {
  if (history.length < collapsePatience || raised.some(({ kind }) => kind === 'collapse')) return undefined
  const threshold = collapseShare / Math.sqrt(dimensions)
  if (!history.slice(-collapsePatience).every(({ spread }) => spread < threshold)) return undefined
  const { step } = history[history.length - 1]
  return {
    kind: 'collapse',
    step,
    sentence:
      `Up to step ${step} the network came to see nearly the same in all patches. ` +
      'Its topics may say little; try a lower learning rate, a larger batch or more varied photos.',
  }
}

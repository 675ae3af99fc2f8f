/**
 * Learning rate: a straight rise over the warm-up steps, then half a cosine to zero (Goyal et al., 2017; Loshchilov and
 * Hutter, 2017). Target momentum: half a cosine from its start to its end (Grill et al., 2020).
 */
export interface LearningRateSchedule {
  peak: number
  warmupSteps: number
  totalSteps: number
}

/** step counts from 0. A warm-up of w steps begins at peak / (w + 1); the step after it has the peak. */
export function learningRateAt(
  step: number,
  { peak, warmupSteps, totalSteps }: LearningRateSchedule,
): number {
  if (step < warmupSteps) return (peak * (step + 1)) / (warmupSteps + 1)
  const share = (step - warmupSteps) / Math.max(1, totalSteps - warmupSteps)
  return peak * halfCosine(share)
}

export function targetMomentumAt(
  step: number,
  schedule: { start: number; end: number; totalSteps: number },
): number {
  const { start, end, totalSteps } = schedule
  return end - (end - start) * halfCosine(step / Math.max(1, totalSteps))
}

/** What the learning rate of an adapted backbone is multiplied by: nothing while the heads have their start, then the same to the end. */
export function backboneRateAt(
  step: number,
  totalSteps: number,
  { headStart, backboneRate }: { headStart: number; backboneRate: number },
): number {
  return step < headStart * totalSteps ? 0 : backboneRate
}

/** 1 at 0, 0 at 1. */
function halfCosine(share: number): number {
  return (1 + Math.cos(Math.PI * Math.min(1, Math.max(0, share)))) / 2
}

import { larsUpdate } from './lars.ts'
import type { Update, UpdateInputs, UpdateSettings } from './rule.ts'
import { sgdUpdate } from './sgd.ts'

export const optimiserNames = ['lars', 'sgd'] as const
export type OptimiserName = (typeof optimiserNames)[number]

type UpdateRule = (inputs: UpdateInputs, settings: UpdateSettings) => Update

/** The update rules by name. Each keeps one velocity tensor per parameter. */
export const updateRules: Record<OptimiserName, UpdateRule> = {
  lars: larsUpdate,
  sgd: sgdUpdate,
}

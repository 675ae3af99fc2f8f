import { buildByolStep } from './byol.ts'
import type { MethodName } from './config.ts'
import type { BuildStep } from './method.ts'

export * from './config.ts'
export { stepNames, type TrainingStep } from './method.ts'

/** Self-supervised methods by name. A new one is a file beside `byol.ts` and a row here. */
export const methods: Record<MethodName, BuildStep> = {
  byol: buildByolStep,
}

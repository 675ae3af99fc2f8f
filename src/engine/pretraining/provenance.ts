/** What stands beside pretrained parameters: how they came about, in enough detail to make them again. */
import { createRequire } from 'node:module'
import { z } from 'zod'
import type { PretrainingConfig } from '../../models/pretraining/config.ts'
import { productVersion } from '../product-version.ts'
import type { PretrainingCheckpoint } from './pretraining-checkpoint.ts'

export interface Origin {
  config: PretrainingConfig
  seed: number
  validationSeed: number
  validationPatches: number
  targetNames: readonly string[]
  device: string
  threads: number
  /** When it did not begin with random parameters: the backbone file, and what stood beside it. */
  startedFrom?: { sha256: string; provenance: unknown }
}

export interface Provenance extends Origin {
  trainedOn: string
  versions: Record<string, string>
  stepsDone: number
  skinsSeen: number
  elapsedSeconds: number
  /** Share of the variance of each factor that is read off held-out patches, at the last validation. */
  r2: Record<string, number>
  curve: { step: number; error: number; meanR2: number }[]
}

export const trainedOn = 'drawn skin alone: no photo, no person, no label'

const require = createRequire(import.meta.url)
const manifestSchema = z.object({ version: z.string() })

export function provenance(reached: PretrainingCheckpoint, origin: Origin): Provenance {
  const { config, targetNames } = origin
  const last = reached.validations.at(-1)
  return {
    trainedOn,
    ...origin,
    versions: {
      cheekbone: productVersion,
      node: process.versions.node,
      'onnxruntime-node': manifestSchema.parse(require('onnxruntime-node/package.json')).version,
    },
    stepsDone: reached.step,
    skinsSeen: reached.step * config.batch,
    elapsedSeconds: Math.round(reached.elapsedSeconds),
    r2: Object.fromEntries(last ? targetNames.map((name, i) => [name, rounded(last.r2[i])]) : []),
    curve: reached.validations.map(({ step, error, r2 }) => ({
      step,
      error: rounded(error),
      meanR2: rounded(r2.reduce((sum, value) => sum + value, 0) / r2.length),
    })),
  }
}

/** One line of JSON a step, and one a validation after the step that it follows. */
export function trainingLog({ history, validations }: PretrainingCheckpoint): string {
  const validated = new Map(validations.map((record) => [record.step, record]))
  return history
    .flatMap((record) => {
      const validation = validated.get(record.step)
      const step = { ...record, loss: rounded(record.loss), error: rounded(record.error) }
      if (!validation) return [step]
      return [
        step,
        { validation: validation.step, error: rounded(validation.error), r2: validation.r2.map(rounded) },
      ]
    })
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('')
}

function rounded(value: number): number {
  return Number(value.toPrecision(5))
}

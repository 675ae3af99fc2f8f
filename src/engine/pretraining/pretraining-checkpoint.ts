/** A pretraining at a step: all that is needed to go on as if it had never stopped. A tensor file (docs/formats.md). */
import { z } from 'zod'
import type { TensorValues } from '../../models/tensors.ts'
import { CheekboneError } from '../../shared/errors.ts'
import { decodeTensorFile, encodeTensorFile, type StoredTensor } from '../training/tensor-file.ts'

const recordSchema = z.object({
  /** Counts from 1. */
  step: z.number(),
  loss: z.number(),
  /** Mean squared error of the read-out alone. */
  error: z.number(),
  learningRate: z.number(),
})
const validationSchema = z.object({
  step: z.number(),
  /** Mean squared error on held-out drawn patches. */
  error: z.number(),
  /** Share of each target's variance that is read off, in the order of the targets. */
  r2: z.array(z.number()),
})
const progressSchema = z.object({
  fingerprint: z.string(),
  step: z.number().int().nonnegative(),
  /** Spent so far, by whoever ran it. */
  elapsedSeconds: z.number().nonnegative(),
  history: z.array(recordSchema),
  validations: z.array(validationSchema),
})

export type PretrainingRecord = z.infer<typeof recordSchema>
export type ValidationRecord = z.infer<typeof validationSchema>

export interface PretrainingCheckpoint extends z.infer<typeof progressSchema> {
  /** By the names of the program's inputs. */
  state: TensorValues
}

const format = 'cheekbone-pretraining'
const version = 1

export function encodePretraining({ state, ...progress }: PretrainingCheckpoint): Uint8Array {
  const tensors: Record<string, StoredTensor> = {}
  for (const [name, { shape, data }] of Object.entries(state)) tensors[name] = { type: 'F32', shape, data }
  const metadata = { format, version: String(version), progress: JSON.stringify(progress) }
  return encodeTensorFile({ tensors, metadata })
}

/** Throws `bad-argument` when the bytes are damaged or hold something else, `newer-library` for a later version. */
export function decodePretraining(bytes: Uint8Array): PretrainingCheckpoint {
  const { tensors, metadata } = decodeTensorFile(bytes)
  if (metadata.format !== format)
    throw unusable(`It is a file of format "${metadata.format ?? 'unknown'}", not a stopped pretraining.`)
  if (Number(metadata.version) > version)
    throw new CheekboneError('newer-library', 'The pretraining was written by a newer Cheekbone.', {
      hint: 'Update Cheekbone, or pretrain again.',
    })
  const state: TensorValues = {}
  for (const [name, tensor] of Object.entries(tensors)) {
    if (tensor.type !== 'F32') throw unusable(`The pretraining holds "${name}" as ${tensor.type}.`)
    state[name] = { shape: tensor.shape, data: tensor.data }
  }
  return { ...readProgress(metadata.progress), state }
}

function readProgress(text: string | undefined): z.infer<typeof progressSchema> {
  try {
    return progressSchema.parse(JSON.parse(text ?? ''))
  } catch (cause) {
    throw unusable('The progress of the pretraining cannot be read.', cause)
  }
}

function unusable(sentence: string, cause?: unknown): CheekboneError {
  return new CheekboneError('bad-argument', sentence, { hint: 'Pretrain again from the start.', cause })
}

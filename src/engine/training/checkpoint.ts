/** A training at a step: all that is needed to go on as if it had never stopped. The layout is in docs/formats.md. */
import { z } from 'zod'
import type { TensorValues } from '../../models/tensors.ts'
import type { RngState } from '../../numeric/rng.ts'
import { CheekboneError } from '../../shared/errors.ts'
import type { StepRecord, TrainingWarning } from './history.ts'
import { decodeTensorFile, encodeTensorFile, type StoredTensor } from './tensor-file.ts'

export interface Checkpoint {
  /** What is trained, as canonical text: a checkpoint only continues a training of the same fingerprint. */
  fingerprint: string
  /** Steps done. */
  step: number
  rng: RngState
  /** Order of the patches in the present epoch. */
  order: Int32Array
  /** Parameters, statistics and optimiser state, by the names of the program's inputs. */
  state: TensorValues
  history: StepRecord[]
  warnings: TrainingWarning[]
}

const format = 'cheekbone-checkpoint'
const version = 1
const orderName = 'order'
const statePrefix = 'state/'

const recordSchema = z.object({
  step: z.number(),
  epoch: z.number(),
  loss: z.number(),
  learningRate: z.number(),
  spread: z.number(),
  momentum: z.number(),
})
const progressSchema = z.object({
  fingerprint: z.string(),
  step: z.number().int().nonnegative(),
  rng: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  history: z.array(recordSchema),
  warnings: z.array(z.object({ kind: z.literal('collapse'), step: z.number(), sentence: z.string() })),
})

export function encodeCheckpoint(checkpoint: Checkpoint): Uint8Array {
  const { order, state, ...progress } = checkpoint
  const tensors: Record<string, StoredTensor> = {
    [orderName]: { type: 'I32', shape: [order.length], data: order },
  }
  for (const [name, { shape, data }] of Object.entries(state))
    tensors[statePrefix + name] = { type: 'F32', shape, data }
  const metadata = { format, version: String(version), progress: JSON.stringify(progress) }
  return encodeTensorFile({ tensors, metadata })
}

/** Throws `bad-argument` when the bytes are damaged or hold something else, `newer-library` for a later version. */
export function decodeCheckpoint(bytes: Uint8Array): Checkpoint {
  const { tensors, metadata } = decodeTensorFile(bytes)
  if (metadata.format !== format)
    throw unusable(`It is a file of format "${metadata.format ?? 'unknown'}", not a checkpoint.`)
  if (Number(metadata.version) > version)
    throw new CheekboneError('newer-library', 'The checkpoint was written by a newer Cheekbone.', {
      reason: 'checkpointNewer',
      hint: 'Update Cheekbone, or train again.',
    })
  const { [orderName]: order, ...rest } = tensors
  if (order?.type !== 'I32') throw unusable('The order of the patches is missing from the checkpoint.')
  const state: TensorValues = {}
  for (const [name, tensor] of Object.entries(rest)) {
    if (!name.startsWith(statePrefix) || tensor.type !== 'F32')
      throw unusable(`The checkpoint holds "${name}", which does not belong there.`)
    state[name.slice(statePrefix.length)] = { shape: tensor.shape, data: tensor.data }
  }
  return { ...readProgress(metadata.progress), order: order.data, state }
}

function readProgress(text: string | undefined): z.infer<typeof progressSchema> {
  try {
    return progressSchema.parse(JSON.parse(text ?? ''))
  } catch (cause) {
    throw unusable('The progress in the checkpoint cannot be read.', cause)
  }
}

function unusable(sentence: string, cause?: unknown): CheekboneError {
  return new CheekboneError('bad-argument', sentence, {
    reason: 'checkpointUnusable',
    hint: 'Train again from the start.',
    cause,
  })
}

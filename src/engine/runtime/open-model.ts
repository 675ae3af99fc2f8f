/** A model that somebody else made: its names and shapes are read from it, and need not be fixed. */
import { Tensor, type InferenceSession } from 'onnxruntime-node'
import { CheekboneError } from '../../shared/errors.ts'
import type { FloatTensor } from './host-tensor.ts'
import { createSession } from './session.ts'

export interface ModelValue {
  readonly name: string
  /** Null: of any size. */
  readonly shape: readonly (number | null)[]
  /** As ONNX names it, such as `float32`. */
  readonly type: string
}

/** One run at a time. */
export interface Model {
  readonly inputs: readonly ModelValue[]
  /** Feeds the first input; gives the outputs that are float32, in the model's order. */
  run(input: FloatTensor): Promise<(FloatTensor & { name: string })[]>
  close(): Promise<void>
}

/**
 * Opens a model on the CPU.
 * @throws CheekboneError `bad-argument` for bytes that are no model, or one with operators that are not known here
 */
export async function openModel(onnx: Uint8Array, { threads }: { threads: number }): Promise<Model> {
  const session = await sessionOf(onnx, threads)
  const inputs = session.inputMetadata.map(describeValue)
  return {
    inputs,
    async run({ shape, data }) {
      const feeds = { [inputs[0].name]: new Tensor('float32', data, shape) }
      const computed = await session.run(feeds)
      return session.outputNames.flatMap((name) => {
        const { data: values, dims } = computed[name]
        return values instanceof Float32Array ? [{ name, shape: [...dims], data: values }] : []
      })
    },
    close: () => session.release(),
  }
}

async function sessionOf(onnx: Uint8Array, threads: number): Promise<InferenceSession> {
  try {
    return await createSession(onnx, { device: 'cpu', threads })
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new CheekboneError('bad-argument', `The model cannot be loaded: ${why}`, { cause })
  }
}

function describeValue(value: InferenceSession.ValueMetadata): ModelValue {
  if (!value.isTensor) return { name: value.name, shape: [], type: 'no tensor' }
  const shape = value.shape.map((size) => (typeof size === 'number' && size > 0 ? size : null))
  return { name: value.name, shape, type: value.type }
}

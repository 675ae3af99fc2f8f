/** Graph models run by TensorFlow.js itself, on WebAssembly with one thread: what the translation to ONNX is compared with. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import { loadGraphModel } from '@tensorflow/tfjs-converter'
import { dispose, setBackend, tensor } from '@tensorflow/tfjs-core'
import type { io, Tensor } from '@tensorflow/tfjs-core'

const require = createRequire(import.meta.url)

export interface Image {
  shape: [number, number, number, number]
  values: Float32Array
}

/** The values of the outputs, in their order. `file` is a `model.json`, `weights` the bytes of its `.bin`. */
export async function runByTfjs(
  { file, weights }: { file: io.ModelJSON; weights: Uint8Array },
  image: Image,
  outputs: readonly string[],
): Promise<Float32Array[]> {
  setThreadsCount(1)
  setWasmPaths(join(dirname(require.resolve('@tensorflow/tfjs-backend-wasm/package.json')), 'dist') + '/')
  await setBackend('wasm')
  const model = await loadGraphModel({
    load: () =>
      Promise.resolve({
        modelTopology: file.modelTopology,
        signature: file.signature,
        weightSpecs: file.weightsManifest.flatMap((group) => group.weights),
        weightData: new Uint8Array(weights).buffer,
      }),
  })
  const input = tensor(image.values, image.shape)
  const produced = model.execute(input, [...outputs])
  const tensors: Tensor[] = Array.isArray(produced) ? produced : [produced]
  const values = await Promise.all(tensors.map((output) => output.data<'float32'>()))
  dispose([input, ...tensors])
  model.dispose()
  return values.map((data) => Float32Array.from(data))
}

import type { Tensor } from 'onnxruntime-node'
import { createProgram, input, output, toOnnx } from '../../graph/index.ts'
import { floatsOf, type FloatTensor } from './host-tensor.ts'
import { createSession, type SessionOptions } from './session.ts'

/**
 * Brings tensors to the CPU, where one may lie in a device's memory: by a run that copies its inputs to outputs on the CPU.
 * (Asking a tensor on the GPU for its data ends the process in onnxruntime-node 1.30.)
 */
export async function readFromDevice(
  tensors: ReadonlyMap<string, Tensor>,
  options: Pick<SessionOptions, 'device' | 'threads'>,
): Promise<ReadonlyMap<string, FloatTensor>> {
  const host = new Map<string, FloatTensor>()
  const away = new Map<string, Tensor>()
  for (const [name, tensor] of tensors) {
    if (tensor.location === 'gpu-buffer') away.set(name, tensor)
    else host.set(name, floatsOf(name, tensor))
  }
  if (away.size === 0) return host

  const program = createProgram('read')
  for (const [name, { dims }] of away) output(program, `host:${name}`, input(program, name, dims))
  const session = await createSession(toOnnx(program), options)
  try {
    const copies = await session.run(Object.fromEntries(away))
    for (const name of away.keys()) host.set(name, floatsOf(name, copies[`host:${name}`]))
  } finally {
    await session.release()
  }
  // In the order in which they were given, not the order of the two ways.
  return new Map(Array.from(tensors.keys(), (name) => [name, host.get(name)!]))
}

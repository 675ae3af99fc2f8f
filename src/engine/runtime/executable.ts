import type { InferenceSession, Tensor } from 'onnxruntime-node'
import { describe, type TensorType } from '../../graph/index.ts'
import { CheekboneError } from '../../shared/errors.ts'
import type { DeviceName } from './devices.ts'
import {
  badFeed,
  declaredTypes,
  floatsOf,
  toOrt,
  type Feed,
  type FloatTensor,
  type HostTensor,
} from './host-tensor.ts'
import { readFromDevice } from './read-from-device.ts'
import { createSession } from './session.ts'

/** Which output becomes which input of the next run: output name to input name. */
export type StateNames = Readonly<Record<string, string>>

export interface LoadOptions {
  readonly state?: StateNames
  /**
   * Refuse a program of which a part would have to run on the CPU, where each way there and back costs more than the part
   * saves. Programs load without it wherever they can.
   */
  readonly wholeOnDevice?: boolean
}

/** A loaded program with its state. One run at a time. */
export interface Executable {
  /**
   * Computes the program once. Feeds are all inputs that are not state; a feed is not changed and not kept. Gives the outputs
   * that are not state; those must be float32 (cast others in the program). `bad-argument` for a feed that does not fit.
   */
  run(feeds?: Readonly<Record<string, Feed>>): Promise<Record<string, FloatTensor>>
  /** Sets state by input name, all of it or some; the data are copied. */
  setState(values: Readonly<Record<string, HostTensor>>): Promise<void>
  /** A copy of the whole state by input name. */
  readState(): Promise<Record<string, FloatTensor>>
  /** Frees the program and its state, also on the device. */
  dispose(): Promise<void>
}

export interface ExecutableSettings extends LoadOptions {
  readonly device: DeviceName
  readonly threads: number
}

export async function loadExecutable(onnx: Uint8Array, settings: ExecutableSettings): Promise<Executable> {
  const { device, threads, wholeOnDevice, state: stateNames = {} } = settings
  const onDevice = Object.keys(stateNames)
  const session = await createSession(onnx, { device, threads, onDevice, wholeOnDevice })
  const inputs = declaredTypes(session.inputMetadata)
  const outputs = declaredTypes(session.outputMetadata)
  try {
    checkState(stateNames, inputs, outputs)
  } catch (error) {
    await session.release()
    throw error
  }
  return createExecutable({
    session,
    inputs,
    outputs,
    stateNames: new Map(Object.entries(stateNames)),
    settings,
  })
}

interface Parts {
  readonly session: InferenceSession
  readonly inputs: ReadonlyMap<string, TensorType>
  readonly outputs: ReadonlyMap<string, TensorType>
  readonly stateNames: ReadonlyMap<string, string>
  readonly settings: ExecutableSettings
}

function createExecutable({ session, inputs, outputs, stateNames, settings }: Parts): Executable {
  const { device, threads } = settings
  const stateInputs = new Set(stateNames.values())
  const feedNames = [...inputs.keys()].filter((name) => !stateInputs.has(name))
  const state = new Map<string, Tensor>()
  let busy = false
  let disposed = false

  async function exclusively<T>(work: () => Promise<T>): Promise<T> {
    if (disposed) throw new CheekboneError('internal', 'This program has been disposed of.')
    if (busy) throw new CheekboneError('internal', 'This program is already running; await its run first.')
    busy = true
    try {
      return await work()
    } finally {
      busy = false
    }
  }

  function replaceState(name: string, tensor: Tensor): void {
    state.get(name)?.dispose()
    state.set(name, tensor)
  }

  function collectFeeds(feeds: Readonly<Record<string, Feed>>): Record<string, Tensor> {
    const all: Record<string, Tensor> = {}
    for (const name of Object.keys(feeds))
      if (!feedNames.includes(name))
        throw badFeed(
          `The program has no input "${name}" to feed; its inputs are ${feedNames.join(', ') || 'none'}.`,
        )
    for (const [name, declared] of inputs) {
      const held = state.get(name)
      if (held !== undefined) all[name] = held
      else if (stateInputs.has(name))
        throw badFeed(`The state "${name}" (${describe(declared)}) has not been set.`)
      else if (feeds[name] === undefined)
        throw badFeed(`The input "${name}" (${describe(declared)}) is missing.`)
      else all[name] = toOrt(name, feeds[name], declared)
    }
    return all
  }

  async function run(feeds: Readonly<Record<string, Feed>> = {}): Promise<Record<string, FloatTensor>> {
    const computed = await computeOn(device, () => session.run(collectFeeds(feeds)))
    const results: Record<string, FloatTensor> = {}
    for (const name of outputs.keys()) {
      const stateName = stateNames.get(name)
      if (stateName !== undefined) replaceState(stateName, computed[name])
      else results[name] = floatsOf(name, computed[name])
    }
    return results
  }

  async function readState(): Promise<Record<string, FloatTensor>> {
    const host = await computeOn(device, () => readFromDevice(state, { device, threads }))
    return Object.fromEntries(
      Array.from(host, ([name, { data, shape }]) => [name, { shape: [...shape], data: data.slice() }]),
    )
  }

  function setState(values: Readonly<Record<string, HostTensor>>): void {
    const replaced = Object.entries(values).map(([name, { shape, data }]): [string, Tensor] => {
      const declared = inputs.get(name)
      if (declared === undefined || !stateInputs.has(name))
        throw badFeed(
          `The program has no state "${name}"; its state is ${[...stateInputs].join(', ') || 'empty'}.`,
        )
      return [name, toOrt(name, { shape, data: data.slice() }, declared)]
    })
    for (const [name, tensor] of replaced) replaceState(name, tensor)
  }

  async function dispose(): Promise<void> {
    if (disposed) return
    await exclusively(async () => {
      disposed = true
      for (const tensor of state.values()) tensor.dispose()
      state.clear()
      await session.release()
    })
  }

  return {
    run: (feeds) => exclusively(() => run(feeds)),
    setState: (values) => exclusively(() => Promise.resolve(setState(values))),
    readState: () => exclusively(readState),
    dispose,
  }
}

function checkState(
  stateNames: StateNames,
  inputs: ReadonlyMap<string, TensorType>,
  outputs: ReadonlyMap<string, TensorType>,
): void {
  const taken = new Set<string>()
  for (const [outputName, inputName] of Object.entries(stateNames)) {
    const from = outputs.get(outputName)
    const to = inputs.get(inputName)
    if (from === undefined || to === undefined)
      throw badFeed(
        `State "${outputName}" to "${inputName}" names ${from ? 'an input' : 'an output'} that is not there.`,
      )
    if (describe(from) !== describe(to))
      throw badFeed(
        `State "${outputName}" is ${describe(from)}, but its input "${inputName}" is ${describe(to)}.`,
      )
    if (taken.has(inputName)) throw badFeed(`Two outputs are the next state of "${inputName}".`)
    taken.add(inputName)
  }
  for (const [name, type] of outputs)
    if (!(name in stateNames) && type.type !== 'float32')
      throw badFeed(`Output "${name}" is ${describe(type)}; cast it to float32 in the program to read it.`)
}

async function computeOn<T>(device: DeviceName, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof CheekboneError) throw error
    const message = error instanceof Error ? error.message : String(error)
    throw new CheekboneError('internal', `The computation on ${device} failed: ${message}`, {
      cause: error,
      hint:
        device === 'cpu'
          ? 'A smaller batch needs less memory.'
          : 'A smaller batch needs less memory; the device cpu always works.',
    })
  }
}

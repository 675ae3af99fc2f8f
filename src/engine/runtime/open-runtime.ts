import { availableParallelism } from 'node:os'
import { CheekboneError } from '../../shared/errors.ts'
import {
  builtInDevices,
  deviceChoices,
  devices,
  deviceUnavailable,
  type DeviceChoice,
  type DeviceName,
} from './devices.ts'
import type { Executable, LoadOptions } from './executable.ts'
import { loadExecutable } from './executable.ts'
import { probeDevices } from './probe.ts'

export interface RuntimeOptions {
  readonly device: DeviceChoice
  /** Threads on the CPU; the machine's cores when absent. */
  readonly threads?: number
}

export interface Runtime {
  readonly device: DeviceName
  /** On the CPU. Another number of threads adds in another order, so results are the same only for the same number. */
  readonly threads: number
  /** Why this device, one sentence for people. */
  readonly reason: string
  load(onnx: Uint8Array, options?: LoadOptions): Promise<Executable>
}

/** Opens a device, after a small program has really run on it. `device-unavailable` when it cannot be had. */
export async function openRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { device: wanted, threads = availableParallelism() } = options
  const { device, reason } = await choose(wanted)
  return {
    device,
    threads,
    reason,
    load: async (onnx, options = {}) => {
      try {
        return await loadExecutable(onnx, { ...options, device, threads })
      } catch (error) {
        if (error instanceof CheekboneError) throw error
        const message = error instanceof Error ? error.message : String(error)
        throw new CheekboneError('internal', `A program could not be loaded on ${device}: ${message}`, {
          cause: error,
        })
      }
    },
  }
}

async function choose(wanted: DeviceChoice): Promise<{ device: DeviceName; reason: string }> {
  if (!deviceChoices.includes(wanted)) throw deviceUnavailable(wanted, 'there is no such device.')
  if (wanted === 'auto') return chooseItself()
  if (wanted === 'cpu') return { device: 'cpu', reason: 'The CPU was asked for.' }
  const { title, needs } = devices[wanted]
  if (!builtInDevices().includes(wanted))
    throw deviceUnavailable(wanted, `this build is without it. It needs: ${needs}`)
  const [trial] = await probeDevices([wanted])
  if (!trial.works) throw deviceUnavailable(wanted, `${trial.why} It needs: ${needs}`)
  return { device: wanted, reason: `${title} was asked for and works.` }
}

/** How much quicker than the CPU a GPU must be to be chosen unasked: software renderers and weak chips are not worth it. */
const worthwhile = 1.5

async function chooseItself(): Promise<{ device: DeviceName; reason: string }> {
  if (!builtInDevices().includes('webgpu')) return { device: 'cpu', reason: 'This build is without WebGPU.' }
  const [cpu, gpu] = await probeDevices(['cpu', 'webgpu'])
  if (!gpu.works) return { device: 'cpu', reason: `WebGPU cannot be used here: ${gpu.why}` }
  const speed = gpu.imagesPerSecond / cpu.imagesPerSecond
  const measured = `A trial on WebGPU was ${speed.toFixed(1)} times as quick as on the CPU.`
  return { device: speed >= worthwhile ? 'webgpu' : 'cpu', reason: measured }
}

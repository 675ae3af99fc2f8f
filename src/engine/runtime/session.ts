import { InferenceSession } from 'onnxruntime-node'
import { devices, type DeviceName } from './devices.ts'

export interface SessionOptions {
  readonly device: DeviceName
  /** Threads of the CPU parts. */
  readonly threads: number
  /** Outputs that stay in the device's memory where the device can keep them. */
  readonly onDevice?: readonly string[]
  /** Refuse a program of which a part would have to run on the CPU. */
  readonly wholeOnDevice?: boolean
}

/** Only errors are logged: standard output and error belong to the program. */
const errorsOnly = 3

const sessionSettings = {
  // Denormals slow a trained network's small gradients down many times and change nothing that is seen.
  set_denormal_as_zero: '1',
  // Threads that spin while they wait are 2 to 3 % quicker on an idle machine, and take a third more processor time from
  // everything else that runs: the window, the queries, the next photo.
  'intra_op.allow_spinning': '0',
}

export function createSession(onnx: Uint8Array, options: SessionOptions): Promise<InferenceSession> {
  const { device, threads, onDevice = [], wholeOnDevice = false } = options
  const stays = devices[device].keepsState && onDevice.length > 0
  return InferenceSession.create(onnx, {
    executionProviders: [device],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    // DirectML works without memory patterns only.
    enableMemPattern: device !== 'dml',
    graphOptimizationLevel: 'all',
    logSeverityLevel: errorsOnly,
    extra: { session: { ...sessionSettings, disable_cpu_ep_fallback: wholeOnDevice ? '1' : '0' } },
    ...(stays && {
      preferredOutputLocation: Object.fromEntries(onDevice.map((name) => [name, 'gpu-buffer' as const])),
    }),
  })
}

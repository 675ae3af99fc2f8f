import { availableParallelism } from 'node:os'
import { InferenceSession } from 'onnxruntime-node'
import { devices, type DeviceName } from './devices.ts'

export interface SessionOptions {
  readonly device: DeviceName
  /** Threads of the CPU parts; the machine's cores when absent. */
  readonly threads?: number
  /** Outputs that stay in the device's memory where the device can keep them. */
  readonly onDevice?: readonly string[]
}

/** Only errors are logged: standard output and error belong to the program. */
const errorsOnly = 3

export function createSession(onnx: Uint8Array, options: SessionOptions): Promise<InferenceSession> {
  const { device, threads = availableParallelism(), onDevice = [] } = options
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
    // Denormals slow a trained network's small gradients down many times and change nothing that is seen.
    extra: { session: { set_denormal_as_zero: '1' } },
    ...(stays && {
      preferredOutputLocation: Object.fromEntries(onDevice.map((name) => [name, 'gpu-buffer' as const])),
    }),
  })
}

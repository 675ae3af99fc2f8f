import { listSupportedBackends } from 'onnxruntime-node'
import { CheekboneError } from '../../shared/errors.ts'

/** What a program can run on. `auto` is a wish, not a device: see open-runtime.ts. */
export const deviceNames = ['cpu', 'webgpu', 'cuda', 'dml', 'coreml'] as const
export type DeviceName = (typeof deviceNames)[number]
export const deviceChoices = ['auto', ...deviceNames] as const
export type DeviceChoice = (typeof deviceChoices)[number]

interface Device {
  readonly title: string
  /** What it takes, for someone who asked for it and does not have it. */
  readonly needs: string
  /** Whether results can stay in the device's memory from one run to the next. */
  readonly keepsState: boolean
}

export const devices: Readonly<Record<DeviceName, Device>> = {
  cpu: { title: 'CPU', needs: 'Always there.', keepsState: false },
  webgpu: {
    title: 'GPU through WebGPU',
    needs: 'A GPU with a driver for Vulkan (Linux), Metal (macOS) or Direct3D 12 (Windows).',
    keepsState: true,
  },
  cuda: {
    title: 'NVIDIA GPU through CUDA',
    needs: 'Linux, an NVIDIA GPU, CUDA and the CUDA add-on files of onnxruntime-node.',
    keepsState: false,
  },
  dml: { title: 'GPU through DirectML', needs: 'Windows with a Direct3D 12 GPU.', keepsState: false },
  coreml: { title: 'Apple GPU and Neural Engine through Core ML', needs: 'macOS.', keepsState: false },
}

/** The devices that this build of ONNX Runtime was made with; whether one works shows only when it is tried. */
export function builtInDevices(): DeviceName[] {
  const backends = new Set(listSupportedBackends().map(({ name }) => name))
  return deviceNames.filter((name) => backends.has(name))
}

export function deviceUnavailable(device: string, why: string, cause?: unknown): CheekboneError {
  const valid = ['auto', ...builtInDevices()].join(', ')
  return new CheekboneError('device-unavailable', `The device "${device}" cannot be used: ${why}`, {
    reason: 'deviceNotUsable',
    values: { device, valid },
    hint: `Choose one of ${valid}.`,
    cause,
  })
}

/** Running tensor programs. Nothing outside this folder imports onnxruntime-node. */
export { deviceChoices, deviceNames } from './devices.ts'
export type { DeviceChoice, DeviceName } from './devices.ts'
export type { Executable, LoadOptions, StateNames } from './executable.ts'
export type { Feed, FloatTensor, HostData, HostTensor } from './host-tensor.ts'
export { listDevices } from './list-devices.ts'
export type { DeviceReport } from './list-devices.ts'
export { openRuntime } from './open-runtime.ts'
export type { Runtime, RuntimeOptions } from './open-runtime.ts'

import { createRequire } from 'node:module'
import type { TrialTask } from './child-trial.ts'
import type { DeviceName } from './devices.ts'
import { trialProgram, trialShape } from './trial-program.ts'

export function trialTask(devices: readonly DeviceName[]): TrialTask {
  return {
    ortPath: createRequire(import.meta.url).resolve('onnxruntime-node'),
    devices,
    shape: trialShape,
    programs: [1, 256].map((images) => ({
      images,
      onnxBase64: Buffer.from(trialProgram(images)).toString('base64'),
    })),
    slowMs: 100,
  }
}

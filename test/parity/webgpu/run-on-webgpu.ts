/** A child process of webgpu.test.ts: computes every op case and a few training steps on WebGPU, and prints them as JSON. */
import { openRuntime } from '../../../src/engine/runtime/index.ts'
import { allCasesOn, trainingOn } from './programs.ts'

const runtime = await openRuntime({ device: 'webgpu', threads: 1 })
const results = { cases: await allCasesOn(runtime), training: await trainingOn(runtime) }
process.stdout.write(JSON.stringify(results))

/** WebGPU against the CPU, on a GPU made of software, in a child process that starts with that driver. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { openRuntime } from '../../../src/engine/runtime/index.ts'
import { softwareGpuEnvironment } from '../../support/software-gpu.ts'
import { allCases } from '../ops/cases.ts'
import { allCasesOn, trainingOn, type Numbers } from './programs.ts'

function greatestDifference(a: readonly number[], b: readonly number[]): number {
  expect(a.length).toBe(b.length)
  return a.reduce((worst, value, i) => Math.max(worst, Math.abs(value - b[i]) / (1 + Math.abs(b[i]))), 0)
}

it('computes every op, every gradient and a training with its state as the CPU does', async ({ skip }) => {
  const environment = softwareGpuEnvironment()
  if (environment === undefined) skip('no software GPU: SwiftShader comes with the Debian package chromium')
  const script = fileURLToPath(new URL('run-on-webgpu.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [script], {
    env: { ...process.env, ...environment },
    maxBuffer: 2 ** 26,
  })
  const webgpu = JSON.parse(stdout) as { cases: Numbers; training: Numbers }

  const cpu = await openRuntime({ device: 'cpu', threads: 1 })
  const [cases, training] = [await allCasesOn(cpu), await trainingOn(cpu)]
  expect(Object.keys(webgpu.cases)).toEqual(Object.keys(cases))
  expect(Object.keys(cases).length).toBeGreaterThan(2 * allCases.length)
  for (const [name, values] of Object.entries({ ...cases, ...training }))
    expect(greatestDifference({ ...webgpu.cases, ...webgpu.training }[name], values), name).toBeLessThan(1e-4)
})

/** The trial itself, which runs in a process of its own, so that a driver that crashes takes nothing with it. */
import type * as Ort from 'onnxruntime-node'

export interface TrialTask {
  /** Of onnxruntime-node. */
  readonly ortPath: string
  readonly devices: readonly string[]
  readonly shape: readonly number[]
  /** From light to heavy. One that takes longer than `slowMs` is the last. */
  readonly programs: readonly { readonly onnxBase64: string; readonly images: number }[]
  readonly slowMs: number
}

/** What the child reports, one line of JSON per device. */
export interface TrialReport {
  readonly device: string
  readonly error?: string
  readonly imagesPerSecond?: number
  readonly result?: number
}

/**
 * The source of this function is the child's program (`node -e`), which needs no file of its own beside a bundled engine: so it
 * refers to nothing outside itself.
 */
export async function runTrial(task: TrialTask): Promise<void> {
  const { ortPath, devices, shape, programs, slowMs } = task
  const { createRequire } = process.getBuiltinModule('node:module')
  const ort = createRequire(ortPath)(ortPath) as typeof Ort

  async function quickestRun(
    onnx: Uint8Array,
    device: string,
  ): Promise<{ milliseconds: number; result: number }> {
    const session = await ort.InferenceSession.create(onnx, {
      executionProviders: [device],
      logSeverityLevel: 3,
    })
    const x = new ort.Tensor('float32', new Float32Array(shape.reduce((a, b) => a * b, 1)).fill(1), shape)
    let [milliseconds, result] = [Infinity, NaN]
    for (let runs = 0, spent = 0; runs < 6 && spent < 4 * slowMs; runs++) {
      const start = performance.now()
      result = Number((await session.run({ x })).y.data[0])
      const took = performance.now() - start
      spent += took
      milliseconds = Math.min(milliseconds, took)
    }
    await session.release()
    return { milliseconds, result }
  }

  async function tryDevice(device: string): Promise<TrialReport> {
    let report: TrialReport = { device }
    for (const { onnxBase64, images } of programs) {
      const { milliseconds, result } = await quickestRun(Buffer.from(onnxBase64, 'base64'), device)
      report = { device, result, imagesPerSecond: (images * 1000) / milliseconds }
      if (milliseconds > slowMs) break
    }
    return report
  }

  for (const device of devices) {
    const report = await tryDevice(device).catch((error: unknown) => ({
      device,
      error: error instanceof Error ? error.message : String(error),
    }))
    process.stdout.write(`${JSON.stringify(report)}\n`)
  }
}

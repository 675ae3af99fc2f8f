import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { io } from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadHumanModels } from '../../../src/engine/library/faces/human-models.ts'
import type { HumanModels } from '../../../src/engine/library/faces/human-models.ts'
import { createRng } from '../../../src/numeric/rng.ts'
import { runByTfjs } from './tfjs-reference.ts'

const folder = join(dirname(createRequire(import.meta.url).resolve('@vladmandic/human')), '..', 'models')

/** What the code that uses a network goes by is the form of its outputs; the order here is that of human-models.ts. */
const networks = [
  {
    role: 'finder',
    name: 'blazeface',
    low: -1,
    high: 1,
    outputs: ['Identity', 'Identity_1', 'Identity_2', 'Identity_3'],
  },
  { role: 'mesh', name: 'facemesh', low: 0, high: 1, outputs: ['Identity_1', 'Identity_2'] },
  { role: 'describer', name: 'faceres', low: 0, high: 255, outputs: ['global_pooling/Mean'] },
] as const

let models: HumanModels
beforeAll(async () => {
  models = await loadHumanModels({ describer: true })
})
afterAll(() => models.close())

it.each(networks)(
  '$name gives what it gives in TensorFlow.js, to the accuracy of floats',
  async (network) => {
    const { role, name, low, high, outputs } = network
    const translated = models[role]!
    const file = JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8')) as io.ModelJSON
    const weights = await readFile(join(folder, `${name}.bin`))
    for (const seed of [1, 2]) {
      const values = image(translated.side, { seed, low, high })
      const expected = await runByTfjs(
        { file, weights },
        { shape: [1, translated.side, translated.side, 3], values },
        outputs,
      )
      translated.input.set(values)
      const got = await translated.run()
      expect(got).toHaveLength(outputs.length)
      got.forEach((output, i) => {
        expect(output.values).toHaveLength(expected[i].length)
        expect(largestError(output.values, expected[i])).toBeLessThan(1e-5)
      })
    }
  },
)

/** Smooth colours with noise on them, so that the networks' units are neither all silent nor all saturated. */
function image(side: number, { seed, low, high }: { seed: number; low: number; high: number }): Float32Array {
  const rng = createRng(seed)
  const values = new Float32Array(side * side * 3)
  for (let i = 0; i < values.length; i++) {
    const x = Math.floor(i / 3) % side
    const y = Math.floor(i / 3 / side)
    const smooth = 0.5 + 0.35 * Math.sin((x * (seed + (i % 3))) / 20) * Math.cos((y * seed) / 25)
    values[i] = low + (high - low) * Math.min(1, Math.max(0, smooth + 0.3 * (rng.uniform() - 0.5)))
  }
  return values
}

/** Against the largest value, or 1: the range of a score. */
function largestError(got: Float32Array, expected: Float32Array): number {
  let error = 0
  let scale = 1
  for (let i = 0; i < got.length; i++) {
    error = Math.max(error, Math.abs(got[i] - expected[i]))
    scale = Math.max(scale, Math.abs(expected[i]))
  }
  return error / scale
}

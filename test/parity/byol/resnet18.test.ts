import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { openRuntime, type Runtime } from '../../../src/engine/runtime/index.ts'
import { createProgram, input, output, sizeOf, toOnnx } from '../../../src/graph/index.ts'
import { backboneForward, stems, type Stem } from '../../../src/models/backbones/index.ts'
import { createNetwork, rootScope } from '../../../src/models/layers/network.ts'
import type { TensorValue } from '../../../src/models/tensors.ts'
import { difference, firstValue, scatter, type TensorSummary } from './fixtures.ts'

type Normalise = 'batch' | 'running'
type Outcome = { features: TensorSummary; stages: (TensorSummary & { shape: number[] })[] }
type Reference = Record<Normalise, Outcome> & { statistics: Record<string, TensorSummary> }

const reference = JSON.parse(
  readFileSync(new URL('./resnet18-reference.json', import.meta.url), 'utf8'),
) as Record<Stem, Reference>

let runtime: Runtime
beforeAll(async () => {
  runtime = await openRuntime({ device: 'cpu', threads: 1 })
})

const weights = new Map<string, Float32Array>()

function weightOf(name: string, shape: readonly number[]): Float32Array {
  const known = weights.get(name)
  if (known?.length === sizeOf(shape)) return known
  const made = firstValue(name, shape)
  weights.set(name, made)
  return made
}

async function forward(stem: Stem, normalise: Normalise): Promise<Record<string, TensorValue>> {
  const program = createProgram('forward')
  const feeds: Record<string, Float32Array> = { x: Float32Array.from(scatter(77, 2 * 3 * 32 * 32)) }
  const network = createNetwork({
    program,
    provide: ({ name, shape }) => {
      feeds[name] = weightOf(name, shape)
      return input(program, name, shape)
    },
    normalise,
    statisticsRate: normalise === 'batch' ? 0.1 : undefined,
  })
  const x = input(program, 'x', [2, 3, 32, 32])
  const { features, stages } = backboneForward(rootScope(network), x, { backbone: 'resnet18', stem })
  output(program, 'features', features)
  stages.forEach((stage, i) => output(program, `stage ${i}`, stage))
  if (normalise === 'batch')
    for (const { name, tensor } of network.statistics()) output(program, `next/${name}`, tensor)
  const executable = await runtime.load(toOnnx(program))
  try {
    return await executable.run(feeds)
  } finally {
    await executable.dispose()
  }
}

describe.each(stems)('ResNet-18 with the stem %s', (stem) => {
  test.each(['running', 'batch'] as const)(
    'gives the feature maps of the reference by %s statistics, and the same new ones',
    async (mode) => {
      const found = await forward(stem, mode)
      const expected = reference[stem][mode]
      expect(difference(found.features.data, expected.features)).toBeLessThan(1e-3)
      expected.stages.forEach((stage, i) => {
        expect(found[`stage ${i}`].shape).toEqual(stage.shape)
        expect(difference(found[`stage ${i}`].data, stage), `stage ${i}`).toBeLessThan(1e-3)
      })
      if (mode === 'running') return
      for (const [name, statistic] of Object.entries(reference[stem].statistics))
        expect(difference(found[`next/${name}`].data, statistic), name).toBeLessThan(1e-3)
    },
  )
})

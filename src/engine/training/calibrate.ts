/**
 * Running statistics measured afresh: the forward pass in training mode over plain patches, averaged over batches of equal
 * weight ("precise batch norm", Wu and Johnson, 2021, "Rethinking batch in BatchNorm"). An untrained backbone has none
 * that fit, and a short training leaves ones that still remember their start.
 */
import { createProgram, input, constant, output, toOnnx, type Program } from '../../graph/index.ts'
import { applyPlainView } from '../../models/augmentation/view.ts'
import { backboneForward } from '../../models/backbones/index.ts'
import { createNetwork, rootScope } from '../../models/layers/network.ts'
import { stepNames, type TrainingConfig } from '../../models/methods/index.ts'
import type { TensorValues } from '../../models/tensors.ts'
import { patchSidePx } from '../../shared/domain.ts'
import { throwIfAborted } from '../../shared/errors.ts'
import type { StopSignal } from '../../shared/progress.ts'
import type { Runtime } from '../runtime/index.ts'
import { readPlanes, type PatchSource } from './patch-source.ts'

export interface CalibrationOptions {
  patches: PatchSource
  backbone: TensorValues
  config: TrainingConfig
  runtime: Runtime
  signal?: StopSignal
}

const batchSize = 64
const mostBatches = 8
/** Patches that running statistics are measured on at most. */
export const mostCalibrated = batchSize * mostBatches
const rateName = 'rate'

/** The backbone with running statistics of these patches: up to 512 of them, evenly spaced. */
export async function calibrateStatistics(options: CalibrationOptions): Promise<TensorValues> {
  const { patches, backbone, config, runtime } = options
  const batch = Math.min(batchSize, patches.count)
  const batches = Math.min(mostBatches, Math.floor(patches.count / batch))
  const { program, state } = calibrationProgram(config, backbone, batch)
  const executable = await runtime.load(toOnnx(program), { state })
  try {
    const names = Object.values(state)
    await executable.setState(Object.fromEntries(names.map((name) => [name, backbone[name]])))
    for (let i = 0; i < batches; i++) {
      throwIfAborted(options.signal)
      const planes = readPlanes(patches, evenlySpaced(patches.count, { batch, batches, index: i }))
      await executable.run({
        [stepNames.patches]: { shape: [batch, 3, patchSidePx, patchSidePx], data: planes },
        [rateName]: { shape: [], data: Float32Array.of(1 / (i + 1)) },
      })
    }
    return { ...backbone, ...(await executable.readState()) }
  } finally {
    await executable.dispose()
  }
}

function calibrationProgram(
  config: TrainingConfig,
  backbone: TensorValues,
  batch: number,
): { program: Program; state: Record<string, string> } {
  const program = createProgram('calibration')
  const patches = input(program, stepNames.patches, [batch, 3, patchSidePx, patchSidePx])
  const network = createNetwork({
    program,
    provide: ({ name, shape, role }) =>
      role === 'statistic' ? input(program, name, shape) : constant(program, backbone[name].data, shape),
    normalise: 'batch',
    statisticsRate: input(program, rateName, []),
  })
  backboneForward(rootScope(network), applyPlainView(patches, config.patchSize), config)
  const state: Record<string, string> = {}
  for (const { name, tensor } of network.statistics()) {
    output(program, `next/${name}`, tensor)
    state[`next/${name}`] = name
  }
  return { program, state }
}

/** Patches of one batch such that all batches together are spread over the whole source, and each of them as well. */
function evenlySpaced(
  count: number,
  { batch, batches, index }: { batch: number; batches: number; index: number },
): Int32Array {
  return Int32Array.from({ length: batch }, (_, i) =>
    Math.floor(((i * batches + index) * count) / (batch * batches)),
  )
}

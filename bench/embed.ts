/** Embedding patches by an untrained backbone: the speed does not depend on the parameters. */
import { openRuntime } from '../src/engine/runtime/index.ts'
import { embedPatches } from '../src/engine/training/embed.ts'
import { patchBytes, patchesInMemory } from '../src/engine/training/patch-source.ts'
import { untrainedBackbone } from '../src/engine/training/untrained.ts'
import { trainingConfig } from '../src/models/methods/index.ts'
import { createRng } from '../src/numeric/rng.ts'
import { countFlag, startStopwatch, type Bench } from './bench.ts'

export const bench: Bench = {
  flags: {
    backbone: { type: 'string', default: 'skin-net' },
    patches: { type: 'string', default: '1024' },
    side: { type: 'string', default: '96' },
  },
  async *run(flags) {
    const count = countFlag(flags, 'patches')
    const config = trainingConfig({
      backbone: flags.backbone as 'skin-net',
      patchSize: countFlag(flags, 'side'),
    })
    const runtime = await openRuntime({ device: 'cpu' })
    const backbone = untrainedBackbone(config, 1)
    const rng = createRng(1)
    const bytes = Uint8Array.from({ length: count * patchBytes }, () => rng.integer(256))
    const patches = patchesInMemory(bytes)
    const watch = startStopwatch()
    const { cols } = await embedPatches({ patches, backbone, config, runtime, features: 'multi' })
    const { seconds, cpuSeconds } = watch.read()
    const line = {
      seconds,
      cpuSeconds,
      backbone: config.backbone,
      patchSize: config.patchSize,
      patches: count,
      features: cols,
      perSecond: Math.round(count / seconds),
      perCpuSecond: Math.round(count / cpuSeconds),
    }
    yield line
  },
}

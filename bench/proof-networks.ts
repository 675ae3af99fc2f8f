/** Representations of skin by networks: untrained, pretrained, and trained without labels on the patches that are asked about. */
import path from 'node:path'
import { adaptation } from '../src/engine/training/adaptation.ts'
import { calibrateStatistics } from '../src/engine/training/calibrate.ts'
import { embedPatches } from '../src/engine/training/embed.ts'
import { loadStart, type Start } from '../src/engine/training/load-start.ts'
import { trainBackbone } from '../src/engine/training/train.ts'
import { untrainedBackbone } from '../src/engine/training/untrained.ts'
import type { Runtime } from '../src/engine/runtime/index.ts'
import { featureKinds, type BackboneName, type FeatureKind } from '../src/models/backbones/index.ts'
import { trainingConfig, type TrainingConfig } from '../src/models/methods/index.ts'
import type { TensorValues } from '../src/models/tensors.ts'
import type { Representation } from './proof-scores.ts'

export function untrained(runtime: Runtime, backbone: BackboneName): Representation[] {
  const config = trainingConfig({ backbone, patchSize: 96 })
  return featureKinds.map((features) => ({
    name: `${backbone}, untrained, ${features}`,
    async of({ patches }) {
      const parameters = untrainedBackbone(config, 1)
      const calibrated = await calibrateStatistics({ patches, config, runtime, backbone: parameters })
      return embedPatches({ patches, config, runtime, backbone: calibrated, features })
    },
  }))
}

/** start: `drawn` for what ships, or a backbone file. */
export function pretrained(
  runtime: Runtime,
  start: string,
  { features, side = 96 }: { features: FeatureKind; side?: number },
): Representation {
  const config = trainingConfig({ backbone: 'skin-net', patchSize: side })
  return {
    name: `skin-net, ${nameOf(start)}, ${features}`,
    of: async ({ patches }) =>
      embedPatches({ patches, config, runtime, backbone: await parametersOf(start, config), features }),
  }
}

/** BYOL on the patches that are asked about, as a run does it: from random parameters, or adapting what was pretrained. */
export function trainedHere(
  runtime: Runtime,
  start: Start,
  { epochs, batch }: { epochs: number; batch: number },
): Representation {
  const config = trainingConfig({
    backbone: 'skin-net',
    patchSize: 96,
    epochs,
    batch,
    adaptation: start === 'random' ? null : adaptation,
  })
  return {
    name: `skin-net, ${start}, ${epochs} epochs of BYOL, multi`,
    async of({ patches }) {
      const from = start === 'random' ? undefined : await parametersOf(start, config)
      const { backbone } = await trainBackbone({ patches, config, runtime, seed: 1, start: from })
      return embedPatches({ patches, config, runtime, backbone, features: 'multi' })
    },
  }
}

async function parametersOf(start: string, config: TrainingConfig): Promise<TensorValues> {
  return (await loadStart(start, config)) ?? untrainedBackbone(config, 1)
}

function nameOf(start: string): string {
  return path.basename(start, '.safetensors')
}

/** Backbones by name. A new one is a file beside this and a row in the table. */
import { createProgram, input, type Tensor } from '../../graph/index.ts'
import { createNetwork, rootScope, type Declaration, type Scope } from '../layers/network.ts'
import { resnet18 } from './resnet18.ts'
import { residualNetwork, type BackboneOutput, type Stem } from './resnet.ts'
import { skinNet } from './skin-net.ts'
import { tiny } from './tiny.ts'

export { featureKinds, poolFeatures, type FeatureKind } from './features.ts'
export { stems, type Stem } from './resnet.ts'

export const backboneNames = ['resnet18', 'skin-net', 'tiny'] as const
export type BackboneName = (typeof backboneNames)[number]

export interface BackboneConfig {
  backbone: BackboneName
  stem: Stem
}

type Forward = (scope: Scope, x: Tensor, stem: Stem) => BackboneOutput

const forwards: Record<BackboneName, Forward> = {
  resnet18: (scope, x, stem) => residualNetwork(scope, x, { ...resnet18, stem }),
  'skin-net': (scope, x, stem) => residualNetwork(scope, x, { ...skinNet, stem }),
  tiny: (scope, x, stem) => residualNetwork(scope, x, { ...tiny, stem }),
}

/** x: [n, 3, side, side], normalised colours. */
export function backboneForward(scope: Scope, x: Tensor, config: BackboneConfig): BackboneOutput {
  return forwards[config.backbone](scope, x, config.stem)
}

/** Parameters and running statistics of a backbone, in the order of its layers. */
export function declareBackbone(config: BackboneConfig): Declaration[] {
  const program = createProgram('declarations')
  const network = createNetwork({
    program,
    provide: ({ name, shape }) => input(program, name, shape),
    normalise: 'running',
  })
  backboneForward(rootScope(network), input(program, 'x', [1, 3, 64, 64]), config)
  return network.variables().map(({ name, shape, role, initialiser }) => ({ name, shape, role, initialiser }))
}

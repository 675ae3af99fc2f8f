import { add, matmul, type Tensor } from '../../graph/index.ts'
import { uniformFanIn } from './initialisers.ts'
import { declareIn, type Scope } from './network.ts'

/** x: [n, inputs] -> [n, features]; weight: [features, inputs]. */
export function linear(scope: Scope, x: Tensor, options: { features: number; bias: boolean }): Tensor {
  const inputs = x.shape[1]
  const { features } = options
  const initialiser = uniformFanIn(inputs)
  const weight = declareIn(scope, { name: 'weight', shape: [features, inputs], role: 'weight', initialiser })
  const y = matmul(x, weight, { transposeB: true })
  if (!options.bias) return y
  return add(y, declareIn(scope, { name: 'bias', shape: [features], role: 'bias', initialiser }))
}

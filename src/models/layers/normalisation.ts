/**
 * Batch normalisation (Ioffe and Szegedy, 2015): y = scale * (x - mean) / sqrt(variance + 1e-5) + shift, per channel.
 * Running statistics are exponential averages of batch means and of unbiased batch variances (n - 1), as in PyTorch.
 */
import {
  add,
  batchNorm,
  batchNormInference,
  mul,
  mulScalar,
  sizeOf,
  stopGradient,
  sub,
  type Tensor,
} from '../../graph/index.ts'
import { ones, zeros, type Initialiser } from './initialisers.ts'
import { declareIn, nameIn, type Scope, type TensorRole } from './network.ts'

const eps = 1e-5

/** x: [n, c, h, w] or [n, c]. */
export function normalisation(scope: Scope, x: Tensor): Tensor {
  const { network } = scope
  const declare = (name: string, role: TensorRole, initialiser: Initialiser): Tensor =>
    declareIn(scope, { name, shape: [x.shape[1]], role, initialiser })
  const scale = declare('scale', 'norm', ones)
  const shift = declare('shift', 'norm', zeros)
  if (network.normalise === 'running') {
    const mean = declare('mean', 'statistic', zeros)
    const variance = declare('variance', 'statistic', ones)
    return batchNormInference(x, scale, shift, { mean, variance, eps })
  }
  const { y, mean, variance } = batchNorm(x, scale, shift, { eps })
  if (network.statisticsRate !== undefined) {
    const count = sizeOf(x.shape) / x.shape[1]
    const unbiased = mulScalar(variance, count / Math.max(1, count - 1))
    keepStatistic(scope, declare('mean', 'statistic', zeros), { name: 'mean', batch: mean })
    keepStatistic(scope, declare('variance', 'statistic', ones), { name: 'variance', batch: unbiased })
  }
  return y
}

function keepStatistic(scope: Scope, running: Tensor, now: { name: string; batch: Tensor }): void {
  const rate = scope.network.statisticsRate
  if (rate === undefined) return
  const change = sub(stopGradient(now.batch), running)
  const step = typeof rate === 'number' ? mulScalar(change, rate) : mul(change, rate)
  scope.network.replaceStatistic(nameIn(scope, now.name), add(running, step))
}

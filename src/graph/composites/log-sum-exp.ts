import { add } from '../ops/add.ts'
import { exp } from '../ops/exp.ts'
import { log } from '../ops/log.ts'
import { max } from '../ops/max.ts'
import { stopGradient } from '../ops/stop-gradient.ts'
import { sub } from '../ops/sub.ts'
import { sum } from '../ops/sum.ts'
import { dropReduced, reductionAxes } from '../shapes/reduction.ts'
import type { ReduceOptions } from '../shapes/reduction.ts'
import type { Tensor } from '../tensor.ts'

/** log(sum(e^x)) over axes, all when none are given, without overflow. */
export function logSumExp(x: Tensor, axes?: readonly number[], options: ReduceOptions = {}): Tensor {
  const normal = reductionAxes(x, axes)
  const top = stopGradient(max(x, normal, { keepDims: true }))
  const spread = log(sum(exp(sub(x, top)), normal, { keepDims: true }))
  return dropReduced(add(spread, top), normal, options)
}

/** log(softmax(x)) along an axis. */
export function logSoftmax(x: Tensor, axis: number): Tensor {
  return sub(x, logSumExp(x, [axis], { keepDims: true }))
}

import { mean } from '../ops/mean.ts'
import type { Tensor } from '../tensor.ts'

/** Mean over the image. x: [n, c, h, w]; gives [n, c]. */
export function globalAveragePool(x: Tensor): Tensor {
  return mean(x, [2, 3])
}

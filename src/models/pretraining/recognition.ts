/**
 * Two photos of one skin should lie nearer to each other than to any other skin of the batch:
 *
 *   s_ij = cos(a_i, b_j) / 0.1
 *   loss = -mean_i (log softmax_j(s_ij) at j = i  +  log softmax_j(s_ji) at j = i) / 2
 *
 * (van den Oord, Li and Vinyals, 2018, "Representation learning with contrastive predictive coding"; symmetric as in Radford et
 * al., 2021). Cosines of standardised features are what patches are compared by later, so there is no projection between.
 */
import {
  add,
  constant,
  l2Normalize,
  logSoftmax,
  matmul,
  mul,
  mulScalar,
  sum,
  transpose,
  type Tensor,
} from '../../graph/index.ts'

const temperature = 0.1

/** a, b: [n, d], row i of both is skin i. Gives []; guessing costs log n. */
export function recognitionLoss(a: Tensor, b: Tensor): Tensor {
  const [count] = a.shape
  const cosines = matmul(l2Normalize(a, 1, 1e-12), l2Normalize(b, 1, 1e-12), { transposeB: true })
  const likeness = mulScalar(cosines, 1 / temperature)
  const own = constant(a.program, identity(count), [count, count])
  const forwards = sum(mul(logSoftmax(likeness, 1), own))
  const backwards = sum(mul(logSoftmax(transpose(likeness, [1, 0]), 1), own))
  return mulScalar(add(forwards, backwards), -1 / (2 * count))
}

function identity(count: number): Float32Array {
  return Float32Array.from({ length: count * count }, (_, i) => (i % (count + 1) === 0 ? 1 : 0))
}

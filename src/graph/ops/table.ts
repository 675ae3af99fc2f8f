/** All primitives. The type asks for every kind, so a forgotten op, shape rule, gradient or lowering does not compile. */
import type { OnnxGraph } from '../onnx/graph.ts'
import type { NodeOf, Op } from '../op.ts'
import type { Tensor } from '../tensor.ts'
import { absOp } from './abs.ts'
import { addOp } from './add.ts'
import { argMaxOp } from './arg-max.ts'
import { batchNormInferenceOp } from './batch-norm-inference.ts'
import { batchNormOp } from './batch-norm.ts'
import { castOp } from './cast.ts'
import { clipOp } from './clip.ts'
import { concatOp } from './concat.ts'
import { constantOp } from './constant.ts'
import { convTranspose2dOp } from './conv-transpose2d.ts'
import { conv2dOp } from './conv2d.ts'
import { divOp } from './div.ts'
import { equalOp } from './equal.ts'
import { expOp } from './exp.ts'
import { expandOp } from './expand.ts'
import { flipOp } from './flip.ts'
import { gatherOp } from './gather.ts'
import { greaterOp } from './greater.ts'
import { inputOp } from './input.ts'
import { lessOp } from './less.ts'
import { logOp } from './log.ts'
import { matmulOp } from './matmul.ts'
import { maxPool2dOp } from './max-pool2d.ts'
import { maxOp } from './max.ts'
import { maximumOp } from './maximum.ts'
import { meanOp } from './mean.ts'
import { minimumOp } from './minimum.ts'
import { mulOp } from './mul.ts'
import { negOp } from './neg.ts'
import { padOp } from './pad.ts'
import { powOp } from './pow.ts'
import { reluOp } from './relu.ts'
import { reshapeOp } from './reshape.ts'
import { scatterAddOp } from './scatter-add.ts'
import { sigmoidOp } from './sigmoid.ts'
import { signOp } from './sign.ts'
import { sliceOp } from './slice.ts'
import { softmaxOp } from './softmax.ts'
import { sqrtOp } from './sqrt.ts'
import { stopGradientOp } from './stop-gradient.ts'
import { subOp } from './sub.ts'
import { sumSquareOp } from './sum-square.ts'
import { sumOp } from './sum.ts'
import { tanhOp } from './tanh.ts'
import { topKOp } from './top-k.ts'
import { transposeOp } from './transpose.ts'
import { whereOp } from './where.ts'
import type { OpKind } from './kinds.ts'

const ops: { readonly [K in OpKind]: Op<K> } = {
  abs: absOp,
  add: addOp,
  argMax: argMaxOp,
  batchNorm: batchNormOp,
  batchNormInference: batchNormInferenceOp,
  cast: castOp,
  clip: clipOp,
  concat: concatOp,
  constant: constantOp,
  conv2d: conv2dOp,
  convTranspose2d: convTranspose2dOp,
  div: divOp,
  equal: equalOp,
  exp: expOp,
  expand: expandOp,
  flip: flipOp,
  gather: gatherOp,
  greater: greaterOp,
  input: inputOp,
  less: lessOp,
  log: logOp,
  matmul: matmulOp,
  max: maxOp,
  maxPool2d: maxPool2dOp,
  maximum: maximumOp,
  mean: meanOp,
  minimum: minimumOp,
  mul: mulOp,
  neg: negOp,
  pad: padOp,
  pow: powOp,
  relu: reluOp,
  reshape: reshapeOp,
  scatterAdd: scatterAddOp,
  sigmoid: sigmoidOp,
  sign: signOp,
  slice: sliceOp,
  softmax: softmaxOp,
  sqrt: sqrtOp,
  stopGradient: stopGradientOp,
  sub: subOp,
  sum: sumOp,
  sumSquare: sumSquareOp,
  tanh: tanhOp,
  topK: topKOp,
  transpose: transposeOp,
  where: whereOp,
}

/** The gradients of a node's inputs, given that of its first output. */
export function backward<K extends OpKind>(
  node: NodeOf<K>,
  outputGradient: Tensor,
): readonly (Tensor | undefined)[] {
  const op: Op<K> = ops[node.kind]
  const { inputs, attributes, outputs } = node
  return op.gradient({ inputs, attributes, output: outputs[0], outputGradient })
}

/** Writes a node in ONNX. */
export function lower<K extends OpKind>(graph: OnnxGraph, node: NodeOf<K>): void {
  const op: Op<K> = ops[node.kind]
  op.toOnnx(graph, node)
}

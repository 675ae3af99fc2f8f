import { sumTo } from '../composites/sum-to.ts'
import type { OnnxGraph } from '../onnx/graph.ts'
import { namesOf } from '../onnx/graph.ts'
import type { Op } from '../op.ts'
import { badArgument } from '../op.ts'
import { range } from '../shapes/axes.ts'
import { broadcast } from '../shapes/broadcast.ts'
import { requireFloat } from '../shapes/rules.ts'
import type { Tensor } from '../tensor.ts'
import { describe, sizeOf } from '../tensor.ts'
import { reshape } from './reshape.ts'

export interface MatmulOptions {
  readonly transposeA?: boolean
  readonly transposeB?: boolean
}

export const matmulOp: Op<'matmul'> = {
  kind: 'matmul',
  infer: ([a, b], { transposeA, transposeB }) => {
    requireFloat('matmul', a, b)
    const [rows, inner] = matrixShape(a, transposeA)
    const [innerB, cols] = matrixShape(b, transposeB)
    if (inner !== innerB) {
      const how = `${transposeA ? ', a transposed' : ''}${transposeB ? ', b transposed' : ''}`
      throw badArgument(`matmul cannot multiply ${describe(a)} by ${describe(b)}${how}.`)
    }
    return [
      { shape: [...broadcast(a.shape.slice(0, -2), b.shape.slice(0, -2)), rows, cols], type: 'float32' },
    ]
  },
  gradient: ({ inputs: [a, b], attributes: { transposeA, transposeB }, outputGradient: g }) => {
    const forA = transposeA
      ? matmul(b, g, { transposeA: transposeB, transposeB: true })
      : matmul(g, b, { transposeB: !transposeB })
    const forB = transposeB
      ? matmul(g, a, { transposeA: true, transposeB: transposeA })
      : matmul(a, g, { transposeA: !transposeA })
    return [sumTo(forA, a.shape), sumTo(forB, b.shape)]
  },
  toOnnx: (graph, node) => {
    const { transposeA, transposeB } = node.attributes
    const { inputs, outputs } = namesOf(graph, node)
    if (node.inputs.every(({ shape }) => shape.length === 2)) {
      const attributes = { transA: transposeA ? 1 : 0, transB: transposeB ? 1 : 0 }
      graph.emit({ opType: 'Gemm', inputs, outputs, attributes })
      return
    }
    // Not com.microsoft's FusedMatMul, for which WebGPU has no kernel. On the CPU ONNX Runtime makes one of these two nodes.
    const operands = [transposeA, transposeB].map((transposed, i) =>
      transposed ? swapLastAxes(graph, inputs[i], node.inputs[i].shape.length) : inputs[i],
    )
    graph.emit({ opType: 'MatMul', inputs: operands, outputs })
  },
}

function swapLastAxes(graph: OnnxGraph, name: string, rank: number): string {
  const swapped = graph.fresh()
  const perm = [...range(rank - 2), rank - 1, rank - 2]
  graph.emit({ opType: 'Transpose', inputs: [name], outputs: [swapped], attributes: { perm } })
  return swapped
}

/** Product of the last two axes; the axes before them are batches, which broadcast. a: [..., m, k], b: [..., k, n]. */
export function matmul(a: Tensor, b: Tensor, options: MatmulOptions = {}): Tensor {
  const { transposeA = false, transposeB = false } = options
  if (a.shape.length > 2 && b.shape.length === 2 && !transposeA) {
    // One tall product is quicker than a batch, and so is its gradient.
    const inner = a.shape[a.shape.length - 1]
    const tall = matmul(reshape(a, [sizeOf(a.shape) / inner, inner]), b, options)
    return reshape(tall, [...a.shape.slice(0, -1), tall.shape[1]])
  }
  return a.program.append(matmulOp, [a, b], { transposeA, transposeB })[0]
}

function matrixShape(x: Tensor, transposed: boolean): [number, number] {
  if (x.shape.length < 2) throw badArgument(`matmul takes tensors of rank 2 or more, not ${describe(x)}.`)
  const [rows, cols] = x.shape.slice(-2)
  return transposed ? [cols, rows] : [rows, cols]
}

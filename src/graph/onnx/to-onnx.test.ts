import { PbfReader } from 'pbf'
import { describe, expect, it } from 'vitest'
import {
  add,
  createProgram,
  exp,
  gradients,
  input,
  log,
  mulScalar,
  output,
  reshape,
  stopGradient,
  sub,
  sum,
  toOnnx,
  type Program,
} from '../index.ts'

/** The names in a model, read with the field numbers of onnx.proto3. */
interface Read {
  opTypes: string[]
  nodeOutputs: string[]
  initializers: string[]
  inputs: string[]
  outputs: string[]
  opsets: number[]
}

function read(onnx: Uint8Array): Read {
  const found: Read = { opTypes: [], nodeOutputs: [], initializers: [], inputs: [], outputs: [], opsets: [] }
  const name = (pbf: PbfReader, field: number): string => {
    let text = ''
    pbf.readMessage((tag, _, inner) => {
      if (tag === field) text = inner.readString()
    }, null)
    return text
  }
  new PbfReader(onnx).readFields((tag, _, model) => {
    if (tag === 8)
      model.readMessage((field, __, opset) => {
        if (field === 2) found.opsets.push(opset.readVarint())
      }, null)
    if (tag !== 7) return
    model.readMessage((field, __, graph) => {
      if (field === 1)
        graph.readMessage((part, ___, node) => {
          if (part === 2) found.nodeOutputs.push(node.readString())
          if (part === 4) found.opTypes.push(node.readString())
        }, null)
      if (field === 5) found.initializers.push(name(graph, 8))
      if (field === 11) found.inputs.push(name(graph, 1))
      if (field === 12) found.outputs.push(name(graph, 1))
    }, null)
  }, null)
  return found
}

function trainingStep(): Program {
  const program = createProgram('step')
  const [x, w] = [input(program, 'x', [2, 3]), input(program, 'w', [3])]
  const loss = sum(exp(sub(x, w)))
  const [gradient] = gradients(loss, [w])
  output(program, 'w:next', sub(w, mulScalar(gradient, 0.1)))
  output(program, 'loss', loss)
  return program
}

describe('ONNX bytes', () => {
  it('are the same for the same program', () => {
    expect(toOnnx(trainingStep())).toEqual(toOnnx(trainingStep()))
  })

  it('name an output at the op that computes it, without a copy', () => {
    const { opTypes, nodeOutputs, outputs } = read(toOnnx(trainingStep()))
    expect(outputs).toEqual(['w:next', 'loss'])
    expect(nodeOutputs).toEqual(expect.arrayContaining(['w:next', 'loss']))
    expect(opTypes).not.toContain('Identity')
  })

  it('copy only what would have two names', () => {
    const program = createProgram('p')
    const x = input(program, 'x', [2])
    const y = exp(x)
    output(program, 'same as x', x)
    output(program, 'y', y)
    output(program, 'y again', stopGradient(y))
    const { opTypes, nodeOutputs } = read(toOnnx(program))
    expect(opTypes).toEqual(['Exp', 'Identity', 'Identity'])
    expect(nodeOutputs).toEqual(['y', 'same as x', 'y again'])
  })

  it('leave out what no output needs, but declare every input', () => {
    const program = createProgram('p')
    const x = input(program, 'x', [2])
    log(input(program, 'unused', [2]))
    output(program, 'y', exp(x))
    const { opTypes, inputs } = read(toOnnx(program))
    expect(opTypes).toEqual(['Exp'])
    expect(inputs).toEqual(['x', 'unused'])
  })

  it('hold a common constant once', () => {
    const program = createProgram('p')
    const x = input(program, 'x', [2, 2])
    output(program, 'a', add(reshape(mulScalar(x, 3), [4]), mulScalar(reshape(exp(x), [4]), 3)))
    const { initializers } = read(toOnnx(program))
    expect(new Set(initializers).size).toBe(initializers.length)
    expect(initializers).toHaveLength(2)
  })

  it('ask for the opsets that WebGPU, DirectML and Core ML have kernels for', () => {
    expect(read(toOnnx(trainingStep())).opsets).toEqual([18])
  })

  it('are refused for a program without outputs', () => {
    expect(() => toOnnx(createProgram('empty'))).toThrow('Program "empty" has no outputs.')
  })
})

import { describe, expect, it } from 'vitest'
import {
  add,
  argMax,
  cast,
  constant,
  createProgram,
  exp,
  gather,
  gradients,
  input,
  mul,
  square,
  stopGradient,
  sum,
  topK,
} from './index.ts'

describe('gradients', () => {
  it('have the shape of what they are taken for', () => {
    const program = createProgram('p')
    const row = input(program, 'row', [3])
    const matrix = input(program, 'matrix', [2, 3])
    const found = gradients(sum(mul(row, matrix)), [row, matrix])
    expect(found.map(({ shape }) => shape)).toEqual([[3], [2, 3]])
  })

  it('are zero, not an error, where the loss does not depend on a tensor', () => {
    const program = createProgram('p')
    const x = input(program, 'x', [2])
    const [gradient] = gradients(sum(exp(x)), [input(program, 'unused', [4])])
    const source = program.producerOf(gradient)
    expect(source.kind).toBe('expand')
    expect(source.inputs[0]).toBe(constant(program, Float32Array.of(0), []))
  })

  it('share what the forward pass has computed', () => {
    const program = createProgram('p')
    const x = input(program, 'x', [2])
    gradients(sum(exp(x)), [x])
    expect(program.nodes.filter(({ kind }) => kind === 'exp')).toHaveLength(1)
  })

  it('can be taken of gradients', () => {
    const program = createProgram('p')
    const x = input(program, 'x', [])
    const [first] = gradients(mul(x, square(x)), [x])
    expect(gradients(first, [x])[0].shape).toEqual([])
  })

  it('pass by an op without a gradient that is not on the way', () => {
    const program = createProgram('p')
    const x = input(program, 'x', [4])
    const chosen = topK(stopGradient(x), 2).values
    expect(() => gradients(sum(add(chosen, gather(x, topK(x, 2).indices, 0))), [x])).not.toThrow()
    expect(() => gradients(sum(mul(x, cast(argMax(x, 0), 'float32'))), [x])).not.toThrow()
  })

  it('say which op on the way has none', () => {
    const program = createProgram('p')
    const x = input(program, 'x', [4])
    expect(() => gradients(sum(topK(x, 2).values), [x])).toThrow('topK has no gradient')
  })

  it('are refused for a loss that is no single number', () => {
    const program = createProgram('p')
    const x = input(program, 'x', [4])
    expect(() => gradients(x, [x])).toThrow('The loss must be one float32 number, not float32 [4].')
  })
})

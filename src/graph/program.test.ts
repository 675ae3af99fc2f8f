import { describe, expect, it } from 'vitest'
import {
  add,
  constant,
  createProgram,
  exp,
  gather,
  input,
  matmul,
  mul,
  mulScalar,
  output,
  reshape,
  slice,
  topK,
  type Tensor,
} from './index.ts'

describe('a program under construction', () => {
  it('holds a sub-expression that is built twice only once', () => {
    const program = createProgram('p')
    const x = input(program, 'x', [2, 3])
    expect(exp(mulScalar(x, 2))).toBe(exp(mulScalar(x, 2)))
    expect(program.nodes.filter(({ kind }) => kind === 'exp')).toHaveLength(1)
  })

  it('tells apart constants of equal values but other shapes or types', () => {
    const program = createProgram('p')
    const zeros = constant(program, new Float32Array(4), [4])
    expect(constant(program, new Float32Array(4), [4])).toBe(zeros)
    expect(constant(program, new Float32Array(4), [2, 2])).not.toBe(zeros)
    expect(constant(program, new Int32Array(4), [4])).not.toBe(zeros)
  })

  it('keeps its own copy of a constant', () => {
    const program = createProgram('p')
    const data = Float32Array.of(1)
    constant(program, data, [1])
    data[0] = 2
    expect(constant(program, Float32Array.of(1), [1]).id).toBe(0)
  })

  it('leaves out reshapes and slices that change nothing', () => {
    const program = createProgram('p')
    const x = input(program, 'x', [2, 6])
    expect(reshape(reshape(x, [3, 4]), [2, 6])).toBe(x)
    expect(slice(x, { axis: 1, start: 0, end: 6 })).toBe(x)
    expect(mulScalar(x, 1)).toBe(x)
  })

  it('refuses tensors of another program', () => {
    const x = input(createProgram('one'), 'x', [1])
    const y = input(createProgram('two'), 'y', [1])
    expect(() => add(x, y)).toThrow('add in program "one" was given a tensor of program "two".')
  })

  it('gives one tensor for one input name and refuses the name for another shape', () => {
    const program = createProgram('p')
    const x = input(program, 'x', [2])
    expect(input(program, 'x', [2])).toBe(x)
    expect(() => input(program, 'x', [3])).toThrow('Input "x" is float32 [2] already')
  })

  it('refuses an output name that is taken', () => {
    const program = createProgram('p')
    const x = input(program, 'x', [2])
    output(program, 'y', x)
    expect(() => output(program, 'y', x)).toThrow('already has an output "y"')
    expect(() => output(program, 'x', x)).toThrow('has an input "x"')
  })

  it.each([
    ['shapes that do not broadcast', 'do not broadcast', (x) => add(x, reshape(x, [3, 2]))],
    ['types that differ', 'one numeric type', (x) => mul(x, constant(x.program, Int32Array.of(1), [1]))],
    ['inner sizes that differ', 'cannot multiply float32 [2, 3] by float32 [2, 3]', (x) => matmul(x, x)],
    ['a range beyond the axis', 'takes nothing of float32 [2, 3]', (x) => slice(x, { axis: 1, end: 4 })],
    ['an axis that is not there', 'Axis 2 does not exist', (x) => slice(x, { axis: 2 })],
    ['a reshape to another size', 'cannot make [4] of float32 [2, 3]', (x) => reshape(x, [4])],
    ['indices that are no whole numbers', 'int32 or int64 indices', (x) => gather(x, x, 0)],
    ['more than there is', 'cannot take 4 along axis 1', (x) => topK(x, 4)],
    ['data of another length', 'needs 2 values, got 1', (x) => constant(x.program, Float32Array.of(1), [2])],
  ] satisfies [string, string, (x: Tensor) => unknown][])(
    'refuses %s with a sentence',
    (_, sentence, build) => {
      const x = input(createProgram('p'), 'x', [2, 3])
      expect(() => build(x)).toThrow(expect.objectContaining({ code: 'bad-argument' }))
      expect(() => build(x)).toThrow(sentence)
    },
  )
})

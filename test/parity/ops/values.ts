import type { NamedCase } from './cases.ts'
import { createRng, shuffle } from '../../../src/numeric/rng.ts'
import type { Nd } from './nd.ts'

/**
 * Values for a case's inputs: a shuffled grid, so that no two are nearer than a finite difference reaches, and none near 0 or a
 * whole number, where ops have kinks.
 */
export function inputsOf(opCase: NamedCase): Nd[] {
  const sizes = opCase.shapes.map((shape) => shape.reduce((a, b) => a * b, 1))
  const count = sizes.reduce((a, b) => a + b, 0)
  const order = Int32Array.from({ length: count }, (_, i) => i)
  shuffle(order, createRng(count))
  const value = (place: number): number => {
    const spread = ((place + 0.5) / count) * 4 - 2
    const clear = Math.abs(spread - Math.round(spread)) < 0.01 ? spread + 0.012 : spread
    return Math.fround(opCase.positive ? 0.5 + (spread + 2) / 2 : clear)
  }
  let next = 0
  return opCase.shapes.map((shape, i) => ({
    shape,
    data: Float64Array.from({ length: sizes[i] }, () => value(order[next++])),
  }))
}

/** Weights that make one number of an output, all different, so that no element's gradient hides. */
export function weightsFor(size: number): Float32Array {
  const rng = createRng(size + 1)
  return Float32Array.from({ length: size }, () => 2 * rng.uniform() - 1)
}

/** The formulas of make_reference.py: weights, patches and views that both sides compute. */
import { sizeOf } from '../../../src/graph/index.ts'
import type { TensorValues } from '../../../src/models/tensors.ts'

export const extent = { batch: 6, source: 20, size: 16 }

export interface TensorSummary {
  norm: number
  values: number[]
}

function nameSeed(name: string): number {
  return [...name].reduce((total, letter, i) => total + letter.charCodeAt(0) * (i + 1), 0)
}

export function scatter(seed: number, count: number): Float64Array {
  const values = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    const x = (i * 1327217885 + seed * 7919) % 2147483647
    const y = ((x % 65536) * 32749) % 65521
    values[i] = (y / 65521) * 2 - 1
  }
  return values
}

export function firstValue(name: string, shape: readonly number[]): Float32Array {
  const u = scatter(nameSeed(name), sizeOf(shape))
  const fanIn = sizeOf(shape.slice(1))
  const scaled: Record<string, (value: number) => number> = {
    weight: (value) => value * Math.sqrt(3 / fanIn),
    scale: (value) => 1 + 0.2 * value,
    variance: (value) => 1 + 0.5 * value,
  }
  const last = name.slice(name.lastIndexOf('/') + 1)
  return Float32Array.from(u, scaled[last] ?? ((value) => 0.1 * value))
}

/** Row i looks at two neighbouring source pixels; every other sample is flipped. Row-major [size, source]. */
function viewMatrix(sample: number, view: number, shift: number): Float32Array {
  const { source, size } = extent
  const weights = new Float32Array(size * source)
  for (let i = 0; i < size; i++) {
    const position = (i + sample + 2 * view + shift) % (source - 1)
    const row = sample % 2 === 1 ? size - 1 - i : i
    weights[row * source + position] = 0.7
    weights[row * source + position + 1] = 0.3
  }
  return weights
}

export function viewFeeds(name: string, view: number, step: number): TensorValues {
  const { batch, source, size } = extent
  const rows = new Float32Array(batch * size * source)
  const columns = new Float32Array(batch * source * size)
  for (let n = 0; n < batch; n++) {
    rows.set(viewMatrix(n, view, step), n * size * source)
    const across = viewMatrix(n, view, step + 1)
    for (let i = 0; i < size; i++)
      for (let j = 0; j < source; j++) columns[n * size * source + j * size + i] = across[i * source + j]
  }
  const u = scatter(90 + 2 * step + view, batch * 12)
  const colour = Float32Array.from({ length: batch * 9 }, (_, i) => ((i % 9) % 4 === 0 ? 1 : 0) + 0.2 * u[i])
  const shift = Float32Array.from({ length: batch * 3 }, (_, i) => 0.05 * u[batch * 9 + i])
  return {
    [`${name}/rows`]: { shape: [batch, 1, size, source], data: rows },
    [`${name}/columns`]: { shape: [batch, 1, source, size], data: columns },
    [`${name}/colour`]: { shape: [batch, 3, 3], data: colour },
    [`${name}/shift`]: { shape: [batch, 3, 1], data: shift },
  }
}

export function patchesAt(step: number): Float32Array {
  const { batch, source } = extent
  return Float32Array.from(scatter(500 + step, batch * 3 * source * source), (value) => 0.5 + 0.5 * value)
}

function summaryOf(data: Float32Array): TensorSummary {
  const places = new Set([0, 1, 2, 3, 4, 5].map((i) => Math.floor((i * data.length) / 6)))
  return {
    norm: Math.sqrt(data.reduce((total, value) => total + value * value, 0)),
    values: [...places].map((place) => data[place]),
  }
}

/** Gradients that are zero but for rounding (biases before a norm) are compared on this scale. */
const leastScale = 0.01

/** Largest difference of two summaries, as a share of the tensor's typical value (norm / sqrt(size)). */
export function difference(found: Float32Array, expected: TensorSummary): number {
  const { norm, values } = summaryOf(found)
  const typical = Math.max(expected.norm / Math.sqrt(found.length), leastScale)
  const apart = values.map((value, i) => Math.abs(value - expected.values[i]) / typical)
  return Math.max(Math.abs(norm - expected.norm) / Math.max(expected.norm, leastScale), ...apart)
}

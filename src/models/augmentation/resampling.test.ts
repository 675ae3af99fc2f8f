import { expect, test } from 'vitest'
import { writeResampling, type AxisView } from './resampling.ts'

function weightsOf(view: AxisView, source: number, size: number): number[][] {
  const data = new Float32Array(source * size)
  writeResampling(view, { source, size }, { data, offset: 0 })
  return Array.from({ length: size }, (_, i) => [...data.subarray(i * source, (i + 1) * source)])
}

const whole = (source: number): AxisView => ({ start: 0, length: source, flip: false, blur: 0 })
const apply = (weights: number[][], line: number[]): number[] =>
  weights.map((row) => row.reduce((total, weight, j) => total + weight * line[j], 0))

test('the whole line at its own size stays as it is', () => {
  expect(apply(weightsOf(whole(5), 5, 5), [3, 1, 4, 1, 5])).toEqual([3, 1, 4, 1, 5])
})

test('a flip turns the line round', () => {
  expect(apply(weightsOf({ ...whole(4), flip: true }, 4, 4), [1, 2, 3, 4])).toEqual([4, 3, 2, 1])
})

test('a crop at its own size cuts out the pixels that it names', () => {
  expect(apply(weightsOf({ ...whole(3), start: 2 }, 6, 3), [0, 1, 2, 3, 4, 5])).toEqual([2, 3, 4])
})

// torch.nn.functional.interpolate(torch.tensor([[[[0., 10, 20, 90, 40, 50]]]]), (1, n), mode='bilinear', antialias=True)
test.each([
  { size: 4, expected: [3.75, 24.444445, 65.555551, 46.25] },
  { size: 3, expected: [7.142857, 47.5, 51.428574] },
  { size: 8, expected: [0, 6.25, 13.75, 28.75, 81.25, 58.75, 43.75, 50] },
])('resizing 6 pixels to $size gives what an antialiased bilinear resize gives', ({ size, expected }) => {
  const found = apply(weightsOf(whole(6), 6, size), [0, 10, 20, 90, 40, 50])
  found.forEach((value, i) => expect(value).toBeCloseTo(expected[i], 4))
})

test('each row of weights sums to one, also where crop and blur reach the border', () => {
  const view = { start: 1.3, length: 9.1, flip: true, blur: 1.2 }
  for (const row of weightsOf(view, 11, 7)) expect(row.reduce((a, b) => a + b)).toBeCloseTo(1, 5)
})

test('blur spreads a point as a Gaussian of the given deviation in output pixels', () => {
  const line = Array.from({ length: 41 }, (_, i) => (i === 20 ? 1 : 0))
  const spread = apply(weightsOf({ ...whole(41), blur: 2 }, 41, 41), line)
  const variance = spread.reduce((total, value, i) => total + value * (i - 20) ** 2, 0)
  expect(Math.sqrt(variance)).toBeCloseTo(2, 1)
  expect(spread[18] / spread[20]).toBeCloseTo(Math.exp(-0.5), 5)
})

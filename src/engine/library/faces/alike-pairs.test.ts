import { expect, test } from 'vitest'
import { matrix, row, type Matrix } from '../../../numeric/matrix.ts'
import { createRng } from '../../../numeric/rng.ts'
import { alikePairs, type AlikePair } from './alike-pairs.ts'

/** Unit rows, so that about half of all pairs have a cosine above 0; every third row is there twice. */
function rows(count: number): Matrix {
  const rng = createRng(3)
  const all = matrix(count, 4)
  for (let i = 0; i < count; i++) {
    const values = i % 3 === 2 ? row(all, i - 1) : Float32Array.from({ length: 4 }, () => rng.normal())
    const length = Math.hypot(...values)
    all.data.set(i % 3 === 2 ? values : values.map((value) => value / length), i * 4)
  }
  return all
}

function passes(all: Matrix, most: number): AlikePair[][] {
  const found: AlikePair[][] = []
  for (let more = true; more;) {
    const steps = alikePairs(all, { least: 0, most, after: found.at(-1)?.at(-1), wanted: () => true })
    let step = steps.next()
    while (!step.done) step = steps.next()
    const pairs = step.value
    found.push(Array.from({ length: pairs.count }, (_, index) => pairs.at(index)))
    more = pairs.more
  }
  return found
}

test('pass by pass come all alike pairs once, the most alike first, and of equal ones the earlier', () => {
  const all = rows(150)
  const atOnce = passes(all, 1e6)
  expect(atOnce).toHaveLength(1)
  const [pairs] = atOnce
  expect(pairs.length).toBeGreaterThan(4000)
  expect(new Set(pairs.map(({ a, b }) => `${a} ${b}`)).size).toBe(pairs.length)
  for (let i = 1; i < pairs.length; i++) {
    const [p, q] = [pairs[i - 1], pairs[i]]
    expect(p.a).toBeLessThan(p.b)
    expect(q.cosine < p.cosine || (q.cosine === p.cosine && (q.a > p.a || (q.a === p.a && q.b > p.b)))).toBe(
      true,
    )
  }
  const bounded = passes(all, 1000)
  expect(Math.max(...bounded.map((pass) => pass.length))).toBe(1000)
  expect(bounded.flat()).toEqual(pairs)
})

test('pairs of no use take no room', () => {
  const steps = alikePairs(rows(60), { least: 0, most: 50, wanted: (a, b) => a === 0 && b < 40 })
  let step = steps.next()
  while (!step.done) step = steps.next()
  expect(step.value.more).toBe(false)
  expect(step.value.count).toBeLessThan(40)
})

/**
 * Brings the parts of a map nearer to each other. Where a neighbour graph falls into parts, nothing draws one to another, and
 * UMAP drives them as far apart as its epochs last: a distance that means nothing and leaves the map mostly empty.
 *
 * Each part keeps its shape. Parts whose circles (around the mean, through the farthest point) overlap stay as they lie and move
 * as one. All centres are then drawn towards their mean by the same factor, the smallest that leaves every two circles
 * apart by 0.3 of the largest radius. This is no part of UMAP; without parts nothing is changed.
 */
import { matrix, type Matrix } from '../matrix.ts'
import type { FuzzyGraph } from './fuzzy-graph.ts'

const gap = 0.3

/** @param places [n, 2] of the graph's rows */
export function gatherParts(places: Matrix, graph: FuzzyGraph): Matrix {
  const group = mergeOverlapping(places, partsOf(graph))
  const circles = circlesOf(places, group)
  if (circles.size < 2) return places
  const all = [...circles.values()]
  const largest = Math.max(...all.map(({ radius }) => radius))
  let factor = 0
  for (const [i, one] of all.entries())
    for (const other of all.slice(i + 1)) {
      const apart = Math.hypot(one.x - other.x, one.y - other.y)
      factor = Math.max(factor, (one.radius + other.radius + gap * largest) / apart)
    }
  if (factor >= 1) return places
  const middle = meanOf(places)
  const gathered = matrix(places.rows, 2)
  for (let i = 0; i < places.rows; i++) {
    const { x, y } = circles.get(group[i])!
    gathered.data[2 * i] = places.data[2 * i] - (1 - factor) * (x - middle.x)
    gathered.data[2 * i + 1] = places.data[2 * i + 1] - (1 - factor) * (y - middle.y)
  }
  return gathered
}

/** For each row the smallest row that it hangs together with. */
function partsOf({ rows, heads, tails }: FuzzyGraph): Int32Array {
  const parent = Int32Array.from({ length: rows }, (_, i) => i)
  for (let e = 0; e < heads.length; e++) join(parent, heads[e], tails[e])
  return Int32Array.from({ length: rows }, (_, i) => rootOf(parent, i))
}

function rootOf(parent: Int32Array, of: number): number {
  let root = of
  while (parent[root] !== root) {
    parent[root] = parent[parent[root]]
    root = parent[root]
  }
  return root
}

function join(parent: Int32Array, one: number, other: number): void {
  const [a, b] = [rootOf(parent, one), rootOf(parent, other)]
  parent[Math.max(a, b)] = Math.min(a, b)
}

/** Parts that lie within each other's circles become one, until none do. */
function mergeOverlapping(places: Matrix, parts: Int32Array): Int32Array {
  let group = parts
  for (;;) {
    const circles = [...circlesOf(places, group)]
    const parent = Int32Array.from({ length: places.rows }, (_, i) => i)
    let merged = false
    for (const [i, [id, one]] of circles.entries())
      for (const [otherId, other] of circles.slice(i + 1)) {
        if (Math.hypot(one.x - other.x, one.y - other.y) > one.radius + other.radius) continue
        join(parent, id, otherId)
        merged = true
      }
    if (!merged) return group
    group = group.map((id) => rootOf(parent, id))
  }
}

interface Circle {
  x: number
  y: number
  radius: number
}

function circlesOf({ data, rows }: Matrix, group: Int32Array): Map<number, Circle> {
  const sums = new Map<number, { x: number; y: number; count: number }>()
  for (let i = 0; i < rows; i++) {
    const sum = sums.get(group[i]) ?? { x: 0, y: 0, count: 0 }
    sums.set(group[i], { x: sum.x + data[2 * i], y: sum.y + data[2 * i + 1], count: sum.count + 1 })
  }
  const circles = new Map<number, Circle>()
  for (const [id, { x, y, count }] of sums) circles.set(id, { x: x / count, y: y / count, radius: 0 })
  for (let i = 0; i < rows; i++) {
    const circle = circles.get(group[i])!
    circle.radius = Math.max(circle.radius, Math.hypot(data[2 * i] - circle.x, data[2 * i + 1] - circle.y))
  }
  return circles
}

function meanOf({ data, rows }: Matrix): { x: number; y: number } {
  let [x, y] = [0, 0]
  for (let i = 0; i < rows; i++) {
    x += data[2 * i]
    y += data[2 * i + 1]
  }
  return { x: x / rows, y: y / rows }
}

/**
 * Nearest neighbours of very many rows, nearly all of them: an inverted file with several probes (Jegou, Douze and Schmid,
 * 2011, section IV, without their compression). Rows belong to the nearest of about sqrt(n) centres, which some rounds of
 * k-means on a sample have placed; a row is compared with the rows of the `probes` centres nearest to it, exactly and by
 * products of matrices, which is where the time goes: about probes n sqrt(n) pairs in place of n^2.
 *
 * A graph descent in plain JavaScript makes fewer comparisons, but each costs a hundred times as much as one of a product.
 */
import type { Neighbours } from '../../numeric/knn.ts'
import { matrix, row, type Matrix } from '../../numeric/matrix.ts'
import { sampleRows } from '../../numeric/sample-rows.ts'
import { throwIfAborted } from '../../shared/errors.ts'
import { findNeighbours, type NeighbourWork } from './find-neighbours.ts'

export interface ApproximateWork extends Omit<NeighbourWork, 'queries'> {
  seed: number
  /** Cells that a row is compared with: more find more and take longer. Default 8. */
  probes?: number
}

/** Below it a row is compared with all others: that is quicker. */
const fewestRows = 2048
const rounds = 4
const sampledRowsPerCentre = 40

/** As `findNeighbours`; a row may have neighbours that are not the very nearest. */
export async function findNeighboursApproximately(
  features: Matrix,
  work: ApproximateWork,
): Promise<Neighbours> {
  const { rows: n } = features
  const { seed, probes = 8, signal, onProgress } = work
  const k = Math.max(1, work.k)
  if (n < fewestRows || k >= n - 1 || work.k < 1) return findNeighbours(features, work)
  const centres = await placeCentres(features, { ...work, seed, onProgress: undefined })
  const nearest = await findNeighbours(centres, {
    ...work,
    queries: features,
    k: probes,
    onProgress: undefined,
  })
  const cells = cellsOf(nearest, centres.rows)
  const found = createMerge(n, k)
  for (let cell = 0; cell < centres.rows; cell++) {
    throwIfAborted(signal)
    const members = cells.members[cell]
    const queries = cells.queries[cell]
    if (members.length > 0) {
      const within = await findNeighbours(gather(features, members), {
        ...work,
        queries: gather(features, queries),
        k: k + 1,
        onProgress: undefined,
      })
      found.add(within, members, queries)
    }
    onProgress?.({ done: cell + 1, total: centres.rows })
  }
  const short = found.unfilled()
  if (short.length > 0) {
    const exact = await findNeighbours(features, { ...work, queries: gather(features, short), k: k + 1 })
    found.add(exact, null, short)
  }
  return found.result
}

/** Lloyd's rounds on a sample; a centre that loses all its rows stays where it was. */
async function placeCentres(features: Matrix, work: ApproximateWork): Promise<Matrix> {
  const count = Math.max(1, Math.round(Math.sqrt(features.rows)))
  const sample = gather(features, sampleRows(features.rows, count * sampledRowsPerCentre, work.seed))
  let centres = gather(sample, sampleRows(sample.rows, count, work.seed + 1))
  for (let round = 0; round < rounds; round++) {
    const { indices } = await findNeighbours(centres, { ...work, queries: sample, k: 1 })
    centres = meansOf(sample, indices, centres)
  }
  return centres
}

function meansOf(sample: Matrix, cellOf: Int32Array, before: Matrix): Matrix {
  const { cols } = sample
  const means = matrix(before.rows, cols)
  const counts = new Int32Array(before.rows)
  for (let i = 0; i < sample.rows; i++) {
    counts[cellOf[i]]++
    const mean = row(means, cellOf[i])
    for (let j = 0; j < cols; j++) mean[j] += sample.data[i * cols + j]
  }
  for (let cell = 0; cell < before.rows; cell++) {
    const mean = row(means, cell)
    if (counts[cell] === 0) mean.set(row(before, cell))
    else for (let j = 0; j < cols; j++) mean[j] /= counts[cell]
  }
  return means
}

interface Cells {
  /** Rows whose nearest centre is the cell's. */
  members: Int32Array[]
  /** Rows that are compared with those. */
  queries: Int32Array[]
}

function cellsOf({ rows, k, indices }: Neighbours, count: number): Cells {
  const members = Array.from({ length: count }, (): number[] => [])
  const queries = Array.from({ length: count }, (): number[] => [])
  for (let i = 0; i < rows; i++) {
    members[indices[i * k]].push(i)
    for (let q = i * k; q < (i + 1) * k; q++) queries[indices[q]].push(i)
  }
  const flat = (lists: number[][]): Int32Array[] => lists.map((list) => Int32Array.from(list))
  return { members: flat(members), queries: flat(queries) }
}

function gather({ data, cols }: Matrix, rows: Int32Array): Matrix {
  const out = matrix(rows.length, cols)
  rows.forEach((i, at) => out.data.set(data.subarray(i * cols, (i + 1) * cols), at * cols))
  return out
}

interface Merge {
  /** @param members the rows that `within` numbers, or null for all rows; none is added twice */
  add(within: Neighbours, members: Int32Array | null, queries: Int32Array): void
  /** Rows that were compared with fewer than k others. */
  unfilled(): Int32Array
  result: Neighbours
}

/** Keeps the k nearest of all that are added, by distance, then row. */
function createMerge(rows: number, k: number): Merge {
  const result = {
    rows,
    k,
    indices: new Int32Array(rows * k).fill(-1),
    distances: new Float32Array(rows * k).fill(Infinity),
  }
  const { indices, distances } = result

  function insert(i: number, j: number, distance: number): void {
    const first = i * k
    let at = first + k - 1
    if (distance > distances[at] || (distance === distances[at] && j > indices[at])) return
    for (; at > first; at--) {
      const before = distances[at - 1]
      if (before < distance || (before === distance && indices[at - 1] < j)) break
      distances[at] = before
      indices[at] = indices[at - 1]
    }
    distances[at] = distance
    indices[at] = j
  }

  function has(i: number, j: number): boolean {
    return indices.subarray(i * k, (i + 1) * k).includes(j)
  }

  return {
    result,
    unfilled: () => Int32Array.from({ length: rows }, (_, i) => i).filter((i) => indices[i * k + k - 1] < 0),
    add: (within, members, queries) =>
      queries.forEach((i, at) => {
        for (let q = at * within.k; q < (at + 1) * within.k; q++) {
          const j = members ? members[within.indices[q]] : within.indices[q]
          if (j !== i && !has(i, j)) insert(i, j, within.distances[q])
        }
      }),
  }
}

import { regionTitles } from '../../shared/domain.ts'
import type { PatchSet, orderings } from '../../shared/contract/explore.ts'
import type { RunColumns } from './run-columns.ts'

export interface OrderedView {
  columns: RunColumns
  /** After the person's merges and splits. */
  topics: Int32Array
  topicName: (topic: number) => string
  measure: (name: Exclude<(typeof orderings)[number], 'photo'>) => Float32Array
}

/** The positions of a set that still have their patch, ascending. */
export function positionsOf({ columns, topics, topicName }: OrderedView, of: PatchSet): Int32Array {
  const { patchIds } = columns.points
  switch (of.kind) {
    case 'all':
      return keep(columns.rows, (i) => patchIds[i] !== 0)
    case 'topic':
      return keep(columns.rows, (i) => patchIds[i] !== 0 && topics[i] === of.topic)
    case 'positions': {
      const wanted = new Set(of.positions)
      return keep(columns.rows, (i) => patchIds[i] !== 0 && wanted.has(i))
    }
    case 'search': {
      const words = of.text.toLowerCase().split(/\s+/).filter(Boolean)
      return keep(columns.rows, (i) => {
        if (patchIds[i] === 0) return false
        const person = columns.persons[i] === 0 ? '' : `person ${columns.persons[i]}`
        const text =
          `${columns.photos[i]} ${regionTitles[columns.regions[i]]} ${person} ${topicName(topics[i])}`.toLowerCase()
        return words.every((word) => text.includes(word))
      })
    }
  }
}

/** Unknown values come last either way; equal ones stay in the order of their positions. */
export function orderPositions(
  view: OrderedView,
  positions: Int32Array,
  { by, descending }: { by: (typeof orderings)[number]; descending: boolean },
): Int32Array {
  const sign = descending ? -1 : 1
  if (by === 'photo') {
    // Photos get their ids in the order of their paths only within one import, so paths decide.
    const rank = pathRanks(view.columns.photos)
    return positions.sort((a, b) => sign * (rank[a] - rank[b]) || a - b)
  }
  const values = view.measure(by)
  return positions.sort((a, b) => {
    const [one, two] = [values[a], values[b]]
    if (Number.isNaN(one) || Number.isNaN(two))
      return Number(Number.isNaN(one)) - Number(Number.isNaN(two)) || a - b
    return sign * (one - two) || a - b
  })
}

function pathRanks(paths: readonly string[]): Int32Array {
  const ranks = new Map([...new Set(paths)].sort().map((path, rank) => [path, rank]))
  return Int32Array.from(paths, (path) => ranks.get(path)!)
}

function keep(rows: number, wanted: (position: number) => boolean): Int32Array {
  const kept = new Int32Array(rows)
  let count = 0
  for (let i = 0; i < rows; i++) if (wanted(i)) kept[count++] = i
  return kept.slice(0, count)
}

import { dirname } from 'node:path/posix'
import { regionTitles, rejectTitles, type RejectReason } from '../../shared/domain.ts'
import type { GroupColumn, PatchGroup } from '../../shared/contract/explore.ts'
import { byCodeUnits } from '../library/photos/scan.ts'
import type { Progress } from '../../shared/progress.ts'
import { rowBlocks } from './row-blocks.ts'
import type { ColumnSource, LoadedColumns, RunColumns } from './run-columns.ts'
import { sortTexts } from './sort-texts.ts'

/** What a person said of patches is no column of the run: verdict-column.ts. */
type MeasuredGroup = Exclude<PatchGroup, 'verdict'>

/** What tells the groups apart, patch by patch, and what a group is called: many patches share a key, and few keys a name. */
interface Grouping {
  keys: ArrayLike<number | string | null>
  /** Null where it is not known. */
  nameOf: (key: number | string | null, position: number) => string | null
}

function groupingOf(
  columns: RunColumns,
  cameras: ReadonlyMap<number, string>,
  group: MeasuredGroup,
): Grouping {
  const { photoIds } = columns.points
  switch (group) {
    case 'region':
      return { keys: columns.regions, nameOf: (_, at) => regionTitles[columns.regions[at]] }
    case 'person':
      return { keys: columns.persons, nameOf: (person) => (person === 0 ? null : `Person ${person}`) }
    case 'folder':
      return { keys: photoIds, nameOf: (_, at) => dirname(columns.photos[at]) }
    case 'camera':
      return { keys: photoIds, nameOf: (_, at) => cameras.get(photoIds[at]) ?? null }
    case 'photo':
      return { keys: photoIds, nameOf: (_, at) => columns.photos[at] }
    case 'gate':
      return {
        keys: columns.rejected,
        nameOf: (reason) => (reason === null ? 'Kept' : rejectTitles[reason as RejectReason]),
      }
  }
}

/** Whether a run has two such groups at least; looks no further than that. */
export function tellsApart(
  columns: RunColumns,
  cameras: ReadonlyMap<number, string>,
  group: MeasuredGroup,
): boolean {
  const { keys, nameOf } = groupingOf(columns, cameras, group)
  let first: string | null = null
  let before: number | string | null | undefined
  for (let i = 0; i < columns.rows; i++) {
    if (columns.points.patchIds[i] === 0 || keys[i] === before) continue
    before = keys[i]
    const name = nameOf(before, i)
    if (name === null) continue
    if (first !== null && name !== first) return true
    first = name
  }
  return false
}

const sources: Record<MeasuredGroup, readonly ColumnSource[]> = {
  region: ['facts'],
  person: ['persons'],
  folder: ['photos'],
  camera: [],
  photo: ['photos'],
  gate: ['facts'],
}

/** Codes in the order of the names; persons in the order of their numbers. In steps, as the columns that it is made of. */
export function* groupColumn(
  columns: LoadedColumns,
  cameras: ReadonlyMap<number, string>,
  group: MeasuredGroup,
): Generator<Progress, GroupColumn, void> {
  yield* columns.read(sources[group])
  const { keys, nameOf } = groupingOf(columns, cameras, group)
  const codes = new Int32Array(columns.rows).fill(-1)
  /** In the order in which they come. */
  const met = new Map<string, number>()
  const codeOfKey = new Map<number | string | null, number>()
  for (const [first, end] of rowBlocks(codes.length)) {
    for (let i = first; i < end; i++) {
      if (columns.points.patchIds[i] === 0) continue
      const known = codeOfKey.get(keys[i])
      codes[i] = known ?? codeOfName(nameOf(keys[i], i))
      if (known === undefined) codeOfKey.set(keys[i], codes[i])
    }
    yield { done: end, total: codes.length }
  }
  const names = yield* sortTexts(
    [...met.keys()],
    (a, b) => (group === 'person' ? a.length - b.length : 0) || byCodeUnits(a, b),
  )
  const ranks = new Int32Array(names.length)
  for (const [first, end] of rowBlocks(names.length)) {
    for (let rank = first; rank < end; rank++) ranks[met.get(names[rank])!] = rank
    yield { done: end, total: names.length }
  }
  for (let i = 0; i < codes.length; i++) if (codes[i] >= 0) codes[i] = ranks[codes[i]]
  return { codes, names }

  function codeOfName(name: string | null): number {
    if (name === null) return -1
    const code = met.get(name) ?? met.size
    met.set(name, code)
    return code
  }
}

import { dirname } from 'node:path/posix'
import { regionTitles, rejectTitles, type RejectReason } from '../../shared/domain.ts'
import type { GroupColumn, PatchGroup } from '../../shared/contract/explore.ts'
import { byCodeUnits } from '../library/photos/scan.ts'
import type { RunColumns } from './run-columns.ts'

/** What a person said of patches is no column of the run: verdict-column.ts. */
type MeasuredGroup = Exclude<PatchGroup, 'verdict'>

/** Which group each patch falls into; null where that is not known. */
function groupOf(columns: RunColumns, cameras: ReadonlyMap<number, string>, group: MeasuredGroup) {
  return (position: number): string | null => {
    switch (group) {
      case 'region':
        return regionTitles[columns.regions[position]]
      case 'person':
        return columns.persons[position] === 0 ? null : `Person ${columns.persons[position]}`
      case 'folder':
        return dirname(columns.photos[position])
      case 'camera':
        return cameras.get(columns.points.photoIds[position]) ?? null
      case 'photo':
        return columns.photos[position]
      case 'gate': {
        const rejected = columns.rejected[position]
        return rejected === null ? 'Kept' : rejectTitles[rejected as RejectReason]
      }
    }
  }
}

/** Codes in the order of the names; persons in the order of their numbers. */
export function groupColumn(
  columns: RunColumns,
  cameras: ReadonlyMap<number, string>,
  group: MeasuredGroup,
): GroupColumn {
  const nameOf = groupOf(columns, cameras, group)
  const codes = new Int32Array(columns.rows).fill(-1)
  /** In the order in which they come. */
  const met = new Map<string, number>()
  for (let i = 0; i < codes.length; i++) {
    const name = columns.points.patchIds[i] === 0 ? null : nameOf(i)
    if (name === null) continue
    codes[i] = met.get(name) ?? met.size
    if (codes[i] === met.size) met.set(name, met.size)
  }
  const names = [...met.keys()].sort(
    (a, b) => (group === 'person' ? a.length - b.length : 0) || byCodeUnits(a, b),
  )
  const ranks = new Int32Array(names.length)
  names.forEach((name, rank) => {
    ranks[met.get(name)!] = rank
  })
  for (let i = 0; i < codes.length; i++) if (codes[i] >= 0) codes[i] = ranks[codes[i]]
  return { codes, names }
}

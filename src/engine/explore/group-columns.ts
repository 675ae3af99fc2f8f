import { dirname } from 'node:path/posix'
import { regionTitles, rejectTitles, type RejectReason } from '../../shared/domain.ts'
import type { GroupColumn, PatchGroup } from '../../shared/contract/explore.ts'
import { byCodeUnits } from '../library/scan.ts'
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
  const names = Array.from({ length: columns.rows }, (_, i) =>
    columns.points.patchIds[i] === 0 ? null : nameOf(i),
  )
  const known = [...new Set(names.filter((name) => name !== null))].sort(
    (a, b) => (group === 'person' ? a.length - b.length : 0) || byCodeUnits(a, b),
  )
  const codes = new Map(known.map((name, code) => [name, code]))
  return { codes: Int32Array.from(names, (name) => (name === null ? -1 : codes.get(name)!)), names: known }
}

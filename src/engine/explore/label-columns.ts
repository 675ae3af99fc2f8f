import type { LabelColumn } from '../../shared/contract/explore.ts'
import { CheekboneError } from '../../shared/errors.ts'
import { byCodeUnits } from '../library/photos/scan.ts'
import type { ReadOnlyLibrary } from '../store/open-library.ts'
import { listLabelColumns, loadPhotoLabels } from '../store/photo-labels.ts'
import { quantilesOf, sortedValues } from './column-statistics.ts'
import type { RunColumns } from './run-columns.ts'

/**
 * A column of the photos' labels as one of patches. Codes follow their names, numbers among them by their value.
 * @throws CheekboneError `not-found` for a column that another label file has taken the place of
 */
export function labelColumn(
  library: ReadOnlyLibrary,
  { points, rows }: RunColumns,
  column: number,
): LabelColumn {
  const entry = listLabelColumns(library).find((known) => known.column === column)
  if (!entry)
    throw new CheekboneError('not-found', 'These labels are no longer in the library.', {
      reason: 'labelsGone',
      hint: 'Open the run again to see those that are.',
    })
  const byPhoto = loadPhotoLabels(library, column)
  const labelOf = (i: number): string | undefined =>
    points.patchIds[i] === 0 ? undefined : byPhoto.get(points.photoIds[i])
  if (entry.kind === 'number') {
    const values = new Float32Array(rows)
    for (let i = 0; i < rows; i++) values[i] = Number(labelOf(i) ?? Number.NaN)
    return { kind: 'number', values, range: quantilesOf(sortedValues(values)) }
  }
  const used = new Set<string>()
  for (let i = 0; i < rows; i++) {
    const label = labelOf(i)
    if (label !== undefined) used.add(label)
  }
  const names = [...used].sort(byNumberOrName)
  const codeOf = new Map(names.map((name, code) => [name, code]))
  const codes = new Int32Array(rows)
  for (let i = 0; i < rows; i++) codes[i] = codeOf.get(labelOf(i) ?? '') ?? -1
  return { kind: 'category', codes, names }
}

function byNumberOrName(a: string, b: string): number {
  const difference = Number(a) - Number(b)
  return Number.isNaN(difference) || difference === 0 ? byCodeUnits(a, b) : difference
}

import {
  representations,
  type LabelReport,
  type LabelScores,
  type Representation,
} from '../../shared/run-summary.ts'
import type { ColumnAgreement, LabelColumn } from '../quality/label-agreement.ts'
import type { PhotoLabels } from './read-labels.ts'

/** A column that is different for every photo names photos, it does not label them; unless it holds fractions: those are measured. */
export function isIdentifier({ byPhoto }: PhotoLabels['columns'][number]): boolean {
  const labels = new Set(byPhoto.values())
  if (byPhoto.size <= 2 || labels.size < byPhoto.size) return false
  const numbers = [...labels].map(Number)
  return !numbers.every(Number.isFinite) || numbers.every(Number.isInteger)
}

/** Labels of photos as labels of patches, in the order of `photoOfPatch`. Columns that only number photos are left out. */
export function labelPatches({ columns }: PhotoLabels, photoOfPatch: readonly string[]): LabelColumn[] {
  return columns
    .filter((column) => !isIdentifier(column))
    .map(({ name, byPhoto }) => ({ name, labels: photoOfPatch.map((photo) => byPhoto.get(photo) ?? null) }))
}

/** Agreement of the three representations with the same columns, side by side. */
export function besideEachOther(agreements: Record<Representation, ColumnAgreement[]>): LabelReport[] {
  return agreements.trained.map(({ column, labels, patches, majorityBaseline }, index) => {
    const scores = Object.fromEntries(
      representations.map((name) => [name, scoresOf(agreements[name][index])]),
    )
    return {
      column,
      labels,
      patches,
      majorityBaseline,
      scores: scores as Record<Representation, LabelScores>,
    }
  })
}

function scoresOf(agreement: ColumnAgreement): LabelScores {
  const { nmi, nmiChance, ari, knnAccuracy, knnBalancedAccuracy, knnRankCorrelation, readOutR2 } = agreement
  return { nmi, nmiChance, ari, knnAccuracy, knnBalancedAccuracy, knnRankCorrelation, readOutR2 }
}

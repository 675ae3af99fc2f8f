import {
  representations,
  type LabelReport,
  type LabelScores,
  type Representation,
} from '../../shared/run-summary.ts'
import type { ColumnAgreement, LabelColumn } from '../quality/label-agreement.ts'
import type { PhotoLabels } from './read-labels.ts'

/** Labels of photos as labels of patches, in the order of `photoOfPatch`. */
export function labelPatches({ columns }: PhotoLabels, photoOfPatch: readonly string[]): LabelColumn[] {
  return columns.map(({ name, byPhoto }) => ({
    name,
    labels: photoOfPatch.map((photo) => byPhoto.get(photo) ?? null),
  }))
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

/** What a sample says of a topic (docs/spot-check.md). */
import { areaUnderCurve } from '../../numeric/measures/rank-agreement.ts'
import { stratifiedShare } from '../../numeric/measures/stratified-share.ts'
import { wilsonInterval } from '../../numeric/measures/wilson-interval.ts'
import type { SpotCheckResult, Verdict } from '../../shared/contract/curation.ts'
import type { SampledPatch, StratumSizes } from '../store/verdicts.ts'

export interface JudgedSample {
  /** Those whose patches are still in the library. */
  items: readonly SampledPatch[]
  sizes: StratumSizes
  verdicts: ReadonlyMap<number, Verdict>
  /** Of the best topic, a position each. */
  probabilities: Float32Array
}

const ownStrata = ['core', 'border', 'outlier'] as const

export function spotCheckResult({ items, sizes, verdicts, probabilities }: JudgedSample): SpotCheckResult {
  const byStratum: SpotCheckResult['byStratum'] = {
    core: { judged: 0, belongs: 0 },
    border: { judged: 0, belongs: 0 },
    outlier: { judged: 0, belongs: 0 },
  }
  const intruders = { judged: 0, caught: 0 }
  const [belonging, strange]: [number[], number[]] = [[], []]
  let unsure = 0
  for (const { position, stratum } of items) {
    const verdict = verdicts.get(position)
    if (verdict === undefined) continue
    if (stratum === 'intruder') {
      if (verdict !== 'unsure') intruders.judged++
      if (verdict === 'does-not') intruders.caught++
    } else if (verdict === 'unsure') {
      unsure++
    } else {
      byStratum[stratum].judged++
      if (verdict === 'belongs') byStratum[stratum].belongs++
      const side = verdict === 'belongs' ? belonging : strange
      side.push(probabilities[position])
    }
  }
  const share = stratifiedShare(
    ownStrata.map((stratum) => ({
      size: sizes[stratum],
      judged: byStratum[stratum].judged,
      positive: byStratum[stratum].belongs,
    })),
  )
  const agreement = areaUnderCurve(belonging, strange)
  return {
    judged: belonging.length + strange.length,
    belongs: belonging.length,
    unsure,
    share: share && { value: share.value, ...wilsonInterval(share.value, share.effectiveSize) },
    intruders,
    byStratum,
    probabilityAgreement: Number.isNaN(agreement) ? null : agreement,
    done: items.length > 0 && items.every(({ position }) => verdicts.has(position)),
  }
}

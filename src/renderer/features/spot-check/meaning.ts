/** What a spot-check means, as a sentence and not as numbers; the numbers stand beside it. */
import type { SpotCheckResult } from '../../../shared/contract/curation.ts'

export type Meaning = 'indistinct' | 'holds' | 'probably' | 'mixed' | 'loose' | 'unknown'

/** So much belongs in a topic that is worth its name. */
const good = 0.8
/** A topic whose intruders are taken for its own is none to the eye. */
const caughtAtLeast = 0.6
const fewestIntruders = 3

/**
 * `indistinct`: the person took intruders for the topic's own. `holds`: even the low end of the interval is good. `probably`: the
 * value is good, the interval reaches below. `loose`: less than half belongs. `mixed`: the rest.
 */
export function meaningOf({ share, intruders }: Pick<SpotCheckResult, 'share' | 'intruders'>): Meaning {
  if (!share) return 'unknown'
  if (intruders.judged >= fewestIntruders && intruders.caught / intruders.judged < caughtAtLeast)
    return 'indistinct'
  if (share.low >= good) return 'holds'
  if (share.value >= good) return 'probably'
  return share.value < 0.5 ? 'loose' : 'mixed'
}

export type Agreement = 'none' | 'strong' | 'some' | 'chance' | 'against'

/** How well the run's own probability tells what belongs from what does not; `none` without verdicts of both kinds. */
export function agreementOf(areaUnderCurve: number | null): Agreement {
  if (areaUnderCurve === null) return 'none'
  if (areaUnderCurve >= 0.8) return 'strong'
  if (areaUnderCurve >= 0.6) return 'some'
  return areaUnderCurve >= 0.4 ? 'chance' : 'against'
}

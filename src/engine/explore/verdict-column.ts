import { verdicts } from '../../shared/contract/curation.ts'
import type { GroupColumn } from '../../shared/contract/explore.ts'
import type { RunVerdicts } from '../store/verdicts.ts'

/**
 * What was seen of each patch in a spot-check of the topic that it belongs to now. What was said of it as an intruder in another
 * topic's sample is not about its own, and does not count.
 *
 * @param topics after the person's merges and splits
 */
export function verdictColumn(topics: Int32Array, judged: RunVerdicts): GroupColumn {
  const codes = new Int32Array(topics.length).fill(-1)
  for (const [topic, ofTopic] of judged)
    for (const [position, verdict] of ofTopic)
      if (topics[position] === topic) codes[position] = verdicts.indexOf(verdict)
  return { codes, names: [...verdicts] }
}

import type { TopicWarning } from '../../shared/topic-factors.ts'
import type { ReadOnlyLibrary } from '../store/open-library.ts'
import { loadFindings } from '../store/topic-findings.ts'

/** Why topics may be something else than skin, as the quality stage found; none for runs from before it looked. */
export function topicWarnings(library: ReadOnlyLibrary, runId: number): Map<number, TopicWarning[]> {
  const warnings = new Map<number, TopicWarning[]>()
  for (const { topic, warning } of loadFindings(library, runId)?.topics ?? [])
    if (warning !== null) warnings.set(topic, [warning])
  return warnings
}

import type { ReportData, ReportPatch, ReportTopic } from './report-data.ts'
import { eachSkinAttribute } from '../../../shared/domain.ts'
import type { SkinAttributes } from '../../../shared/domain.ts'

/** A topic in its place: 0 is the largest. The place gives its mark. */
export interface RankedTopic extends ReportTopic {
  rank: number
  /** Its own name, or its number in words. */
  title: string
  /** The most typical patches that have room in the report, with the style classes that show them. */
  shown: ShownPatch[]
}

export interface ShownPatch {
  patch: ReportPatch
  /** Style classes of its picture; null when it has none. */
  picture: string | null
}

/** Topics in use, by falling size; of equal ones the smaller id comes first. */
export function topicsBySize(topics: readonly ReportTopic[]): ReportTopic[] {
  return topics.filter(({ size }) => size > 0).sort((a, b) => b.size - a.size || a.id - b.id)
}

/** Lowest and highest topic mean of each attribute: the scale on which one topic's mean is shown. */
export function attributeRanges(
  topics: ReportData['topics'],
): Record<keyof SkinAttributes, { low: number; high: number }> {
  return eachSkinAttribute((name) => {
    const means = topics.map(({ attributes }) => attributes[name]).filter(Number.isFinite)
    return { low: Math.min(...means), high: Math.max(...means) }
  })
}

/**
 * What files say for those who must not know whose skin it is: no name that photos, folders or other files came with. Photos and
 * folders have numbers, the same one wherever one appears in a file; the library is called by what is in it. What the person wrote
 * about the skin, names of topics and runs, and notes, stays.
 */
import type { TopicFactor } from '../../shared/topic-factors.ts'
import type { PlacedPatch } from './patch-rows.ts'
import type { ReportData, ReportSetting, ReportTopic } from './report/report-data.ts'

/** In place of the name of the photo folder, in titles and names of files. */
export const namelessTitle = 'Skin patches'
const ownStarts: readonly unknown[] = ['drawn', 'random', 'imported']

export function namelessPatch(placed: PlacedPatch): PlacedPatch {
  return { ...placed, patch: { ...placed.patch, photo: '' } }
}

export function namelessReport(data: ReportData): ReportData {
  const photos = numbersFor('Photo')
  const folders = numbersFor('Folder')
  const numbered = <T extends { photo: string }>(shown: T): T => ({ ...shown, photo: photos(shown.photo) })
  const unnamed = (factor: TopicFactor): TopicFactor =>
    factor.factor === 'folder' && factor.level !== null ? { ...factor, level: folders(factor.level) } : factor
  return {
    ...data,
    title: namelessTitle,
    settings: data.settings.map(namelessSetting),
    topics: data.topics.map((topic) => ({
      ...topic,
      ...(topic.finding && { finding: namelessFinding(topic.finding, unnamed) }),
      exemplars: topic.exemplars.map(numbered),
    })),
    leftOutPhotos: data.leftOutPhotos.map(numbered),
    rejectedPatches: data.rejectedPatches.map(numbered),
  }
}

type Finding = NonNullable<ReportTopic['finding']>

function namelessFinding(finding: Finding, unnamed: (factor: TopicFactor) => TopicFactor): Finding {
  const { warning } = finding
  return {
    ...finding,
    factors: finding.factors.map(unnamed),
    warning: warning && { ...warning, cause: unnamed(warning.cause) },
  }
}

/** A network or features from a file of the person's. */
function namelessSetting(setting: ReportSetting): ReportSetting {
  const fromFile =
    setting.name === 'embeddings' || (setting.name === 'start' && !ownStarts.includes(setting.value))
  return fromFile ? { ...setting, value: 'a file' } : setting
}

/** `Photo 1`, `Photo 2`: by the order in which they are first asked for. */
function numbersFor(title: string): (name: string) => string {
  const numbers = new Map<string, string>()
  return (name) => {
    const known = numbers.get(name) ?? `${title} ${numbers.size + 1}`
    numbers.set(name, known)
    return known
  }
}

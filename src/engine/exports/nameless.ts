/**
 * What files say for those who must not know whose skin it is: no name that photos, folders or other files came with. Photos and
 * folders have numbers, the same one wherever one appears in a file; the library is called by what is in it. What the person wrote
 * about the skin, names of topics and runs, and notes, stays.
 */
import type { PageLanguage } from '../../shared/host-info.ts'
import type { TopicFactor } from '../../shared/topic-factors.ts'
import { startFileName } from '../../shared/network-starts.ts'
import { textsIn, type Texts } from '../locales/texts.ts'
import type { PlacedPatch } from './patch-rows.ts'
import type { ReportData, ReportSetting, ReportTopic } from './report/report-data.ts'

/** In place of the name of the photo folder, in titles and names of files. */
export function namelessTitle(language: PageLanguage): string {
  return textsIn(language).words.nameless.title
}

export function namelessPatch(placed: PlacedPatch): PlacedPatch {
  return { ...placed, patch: { ...placed.patch, photo: '' } }
}

export function namelessReport(data: ReportData): ReportData {
  const words = textsIn(data.language).words.nameless
  const photos = numbersFor(words.photo)
  const folders = numbersFor(words.folder)
  const numbered = <T extends { photo: string }>(shown: T): T => ({ ...shown, photo: photos(shown.photo) })
  const unnamed = (factor: TopicFactor): TopicFactor =>
    factor.factor === 'folder' && factor.level !== null ? { ...factor, level: folders(factor.level) } : factor
  return {
    ...data,
    title: words.title,
    settings: data.settings.map((setting) => namelessSetting(setting, words)),
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
function namelessSetting(setting: ReportSetting, { file }: Texts['words']['nameless']): ReportSetting {
  const { name, value } = setting
  const fromFile = name === 'embeddings' || (name === 'start' && startFileName(String(value)) !== null)
  return fromFile ? { ...setting, value: file } : setting
}

/** `Photo 1`, `Photo 2`: by the order in which they are first asked for. */
function numbersFor(numbered: (number: number) => string): (name: string) => string {
  const numbers = new Map<string, string>()
  return (name) => {
    const known = numbers.get(name) ?? numbered(numbers.size + 1)
    numbers.set(name, known)
    return known
  }
}

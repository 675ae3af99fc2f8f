/** The report of a run: one HTML page (page.ts), in one of the languages of the window. */
import { textsIn, type Texts } from '../../locales/texts.ts'
import { leadSection } from './lead-section.ts'
import { leftOutSection } from './left-out-section.ts'
import type { RejectedPicture } from './left-out-section.ts'
import { mapSection } from './map-section.ts'
import { html } from './markup.ts'
import { renderPage } from './page.ts'
import { qualitySection } from './quality-section.ts'
import { picturesOfEach } from './picture-budget.ts'
import { topicsBySize } from './ranked-topics.ts'
import type { RankedTopic } from './ranked-topics.ts'
import type { ReportData } from './report-data.ts'
import { settingsSection } from './settings-section.ts'
import { SpriteSheets } from './sprite-sheets.ts'
import { reportStyle } from './style.ts'
import { topicCountSection } from './topic-count-section.ts'
import { topicsSection } from './topics-section.ts'
import { trainingSection } from './training-section.ts'

/** Of exemplars; about 3 KB each in the file. */
const exemplarBudget = { most: 12, budget: 1600 }

const sectionOrder = ['map', 'topics', 'topic-count', 'quality', 'training', 'left-out', 'settings'] as const

/** The whole file as text. The same data give the same text. */
export async function renderReport(data: ReportData): Promise<string> {
  const texts = textsIn(data.language)
  const sheets = new SpriteSheets()
  const topics = await rankTopics(data, { sheets, texts })
  const rejected = await showRejected(data, sheets)
  const sections = {
    map: mapSection(data, { topics, texts }),
    topics: topicsSection(topics, texts),
    'topic-count': topicCountSection(data, texts),
    quality: qualitySection(data, texts),
    training: trainingSection(data, texts),
    'left-out': leftOutSection(data, { rejected, texts }),
    settings: settingsSection(data, texts),
  }
  const links = sectionOrder.flatMap((id) =>
    sections[id] === null ? [] : [html`<a href="#${id}">${texts.report.navigation[id]}</a>`],
  )
  return renderPage({
    language: data.language,
    title: [data.title, data.runName].filter((name) => name !== '').join(' · '),
    style: `${reportStyle}\n${sheets.styleRules()}`,
    about: data.title,
    home: 'found',
    links,
    sections: [leadSection(data, { topics, texts }), ...sectionOrder.flatMap((id) => sections[id] ?? [])],
    footer: texts.report.madeBy(data.version),
  })
}

async function rankTopics(
  data: ReportData,
  { sheets, texts }: { sheets: SpriteSheets; texts: Texts },
): Promise<RankedTopic[]> {
  const sorted = topicsBySize(data.topics)
  const sizes = sorted.map(({ exemplars }) => exemplars.length)
  const limit = picturesOfEach(sizes, exemplarBudget)
  const ranked: RankedTopic[] = []
  for (const [rank, topic] of sorted.entries()) {
    const exemplars = topic.exemplars.slice(0, limit)
    const pictures = await sheets.add(exemplars.map(({ pixels }) => pixels))
    const shown = exemplars.map((patch, index) => ({ patch, picture: pictures[index] }))
    const title = topic.name === '' ? texts.words.topic(topic.id) : topic.name
    ranked.push({ ...topic, title, rank, shown })
  }
  return ranked
}

async function showRejected(data: ReportData, sheets: SpriteSheets): Promise<RejectedPicture[]> {
  const pictured = data.rejectedPatches.filter(({ pixels }) => pixels.length > 0)
  const pictures = await sheets.add(pictured.map(({ pixels }) => pixels))
  const pictureOf = new Map(pictured.map((patch, index) => [patch, pictures[index]]))
  return data.rejectedPatches.map((patch) => ({ patch, picture: pictureOf.get(patch) ?? null }))
}

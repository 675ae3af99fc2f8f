/**
 * The report: one HTML file that asks the network for nothing. Its content security policy names the hash of the one
 * style sheet, allows pictures from inside the file, and nothing else; there is no script.
 */
import { createHash } from 'node:crypto'
import { leadSection } from './lead-section.ts'
import { leftOutSection } from './left-out-section.ts'
import type { RejectedPicture } from './left-out-section.ts'
import { mapSection } from './map-section.ts'
import { Html, html } from './markup.ts'
import { qualitySection } from './quality-section.ts'
import { exemplarsPerTopic, topicsBySize } from './ranked-topics.ts'
import type { RankedTopic } from './ranked-topics.ts'
import type { ReportData } from './report-data.ts'
import { settingsSection } from './settings-section.ts'
import { SpriteSheets } from './sprite-sheets.ts'
import { reportStyle } from './style.ts'
import { topicCountSection } from './topic-count-section.ts'
import { topicsSection } from './topics-section.ts'
import { trainingSection } from './training-section.ts'

/** About 3 KB each in the file: both together stay below 6 MB. */
const exemplarBudget = 1600
const rejectedBudget = 240

const navigation = [
  ['map', 'Map'],
  ['topics', 'Topics'],
  ['topic-count', 'How many topics'],
  ['quality', 'Quality'],
  ['training', 'Training'],
  ['left-out', 'Left out'],
  ['settings', 'Settings'],
] as const

/** The whole file as text. The same data give the same text. */
export async function renderReport(data: ReportData): Promise<string> {
  const sheets = new SpriteSheets()
  const topics = await rankTopics(data, sheets)
  const rejected = await showRejected(data, sheets)
  const sections = {
    map: mapSection(data, topics),
    topics: topicsSection(topics),
    'topic-count': topicCountSection(data),
    quality: qualitySection(data),
    training: trainingSection(data),
    'left-out': leftOutSection(data, rejected),
    settings: settingsSection(data),
  }
  const links = navigation.flatMap(([id, name]) =>
    sections[id] === null ? [] : [html`<a href="#${id}">${name}</a>`],
  )
  const style = `${reportStyle}\n${sheets.styleRules()}`
  // The hash covers every character between the tags, so the element is written as one piece.
  const styleHash = createHash('sha256').update(style).digest('base64')
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; img-src data:; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${data.title} · Cheekbone</title>
        ${new Html(`<style>${style}</style>`)}
      </head>
      <body>
        <header class="top">
          <a class="brand" href="#found">Cheekbone</a><bdi class="muted">${data.title}</bdi>
          <nav>${links}</nav>
        </header>
        <main>${leadSection(data, topics)} ${navigation.flatMap(([id]) => sections[id] ?? [])}</main>
        <footer>Made by Cheekbone ${data.version} on this machine. No photo left it.</footer>
      </body>
    </html> `
  return page.markup
}

async function rankTopics(data: ReportData, sheets: SpriteSheets): Promise<RankedTopic[]> {
  const sorted = topicsBySize(data.topics)
  const limit = exemplarsPerTopic(sorted, exemplarBudget)
  const ranked: RankedTopic[] = []
  for (const [rank, topic] of sorted.entries()) {
    const exemplars = topic.exemplars.slice(0, limit)
    const pictures = await sheets.add(exemplars.map(({ pixels }) => pixels))
    const shown = exemplars.map((patch, index) => ({ patch, picture: pictures[index] }))
    ranked.push({ ...topic, rank, shown })
  }
  return ranked
}

async function showRejected(data: ReportData, sheets: SpriteSheets): Promise<RejectedPicture[]> {
  const pictured = data.rejectedPatches.filter(({ pixels }) => pixels.length > 0).slice(0, rejectedBudget)
  const pictures = await sheets.add(pictured.map(({ pixels }) => pixels))
  const pictureOf = new Map(pictured.map((patch, index) => [patch, pictures[index]]))
  return data.rejectedPatches.map((patch) => ({ patch, picture: pictureOf.get(patch) ?? null }))
}

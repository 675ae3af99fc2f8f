/**
 * The results of spot-checks as one HTML file that asks the network for nothing: its content security policy names the hash of
 * the one style sheet, allows pictures from inside the file, and nothing else; there is no script.
 */
import { createHash } from 'node:crypto'
import { Html, html } from '../report/markup.ts'
import { formatQuantity } from '../report/numbers.ts'
import { SpriteSheets } from '../report/sprite-sheets.ts'
import { reportStyle } from '../report/style.ts'
import type { SpotCheckReportData } from './report-data.ts'
import { resultTable } from './result-table.ts'
import { spotCheckStyle } from './style.ts'
import { topicArticle } from './topic-article.ts'

/** About 3 KB each in the file, which so stays below 15 MB. */
const pictureBudget = 4000
const leastPictures = 12

/** The whole file as text. The same data give the same text. */
export async function renderSpotCheckReport(data: SpotCheckReportData): Promise<string> {
  const sheets = new SpriteSheets()
  const limit = Math.max(leastPictures, Math.floor(pictureBudget / Math.max(1, data.topics.length)))
  const articles: Html[] = []
  for (const topic of data.topics) {
    const shown = topic.pictures.slice(0, limit)
    articles.push(topicArticle(topic, shown, await sheets.add(shown.map(({ pixels }) => pixels))))
  }
  const style = `${reportStyle}\n${spotCheckStyle}\n${sheets.styleRules()}`
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
        <title>Spot-check · ${data.title} · Cheekbone</title>
        ${new Html(`<style>${style}</style>`)}
      </head>
      <body>
        <header class="top">
          <a class="brand" href="#results">Cheekbone</a><bdi class="muted">${data.title}</bdi>
        </header>
        <main>
          ${resultsSection(data)}
          <section id="topics">
            <h2>Topic by topic</h2>
            <p class="explain">
              Every picture that was judged, under what was said of it. Intruders were taken from other topics
              and put in unmarked; a ring marks them here.
            </p>
            <div class="checks">${articles}</div>
          </section>
        </main>
        <footer>Made by Cheekbone ${data.version} on this machine. No photo left it.</footer>
      </body>
    </html> `
  return page.markup
}

function resultsSection(data: SpotCheckReportData): Html {
  const done = data.topics.filter(({ result }) => result.done).length
  const judged = data.topics.reduce((sum, topic) => sum + topic.judged, 0)
  return html`<section id="results">
    <h1>Spot-check of ${data.title}</h1>
    <p class="found">
      Run ${data.run}: ${formatQuantity(judged, 'picture')} judged in
      ${formatQuantity(data.topics.length, 'topic')}, ${done} of them to the end.
      ${data.unopened > 0 && html`${formatQuantity(data.unopened, 'topic')} not looked at yet.`}
    </p>
    <p class="explain">
      A person saw a sample of each topic, one picture after the other, without knowing which of them the run
      is sure of and which are not of the topic at all. The share that belongs is weighted by how many patches
      each part of the topic has; its interval holds the true share in about 95 of 100 such samples. Intruders
      that were found out tell whether the topic can be told from others by eye. Agreement is the chance that
      a patch that belongs has the greater probability than one that does not: 0.5 is chance, 1 is perfect.
    </p>
    ${resultTable(data.topics)}
  </section>`
}

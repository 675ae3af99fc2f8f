/**
 * The results of spot-checks as one HTML file that asks the network for nothing: its content security policy names the hash of
 * the one style sheet, allows pictures from inside the file, and nothing else; there is no script.
 */
import { createHash } from 'node:crypto'
import { Html, html } from '../report/markup.ts'
import { SpriteSheets } from '../report/sprite-sheets.ts'
import { reportStyle } from '../report/style.ts'
import type { SpotCheckReportData } from './report-data.ts'
import { resultTable } from './result-table.ts'
import { spotCheckStyle } from './style.ts'
import { spotCheckTexts, type SpotCheckTexts } from './texts.ts'
import { topicArticle } from './topic-article.ts'

/** About 3 KB each in the file, which so stays below 15 MB. */
const pictureBudget = 4000
const leastPictures = 12

/** The whole file as text. The same data give the same text. */
export async function renderSpotCheckReport(data: SpotCheckReportData): Promise<string> {
  const texts = spotCheckTexts[data.language]
  const sheets = new SpriteSheets()
  const limit = Math.max(leastPictures, Math.floor(pictureBudget / Math.max(1, data.topics.length)))
  const articles: Html[] = []
  for (const topic of data.topics) {
    const shown = topic.pictures.slice(0, limit)
    const classes = await sheets.add(shown.map(({ pixels }) => pixels))
    articles.push(topicArticle(topic, shown, { classes, texts }))
  }
  const style = `${reportStyle}\n${spotCheckStyle}\n${sheets.styleRules()}`
  // The hash covers every character between the tags, so the element is written as one piece.
  const styleHash = createHash('sha256').update(style).digest('base64')
  const page = html`<!doctype html>
    <html lang="${data.language}">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; img-src data:; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${texts.title} · ${data.title} · Cheekbone</title>
        ${new Html(`<style>${style}</style>`)}
      </head>
      <body>
        <header class="top">
          <a class="brand" href="#results">Cheekbone</a><bdi class="muted">${data.title}</bdi>
        </header>
        <main>
          ${resultsSection(data, texts)}
          <section id="topics">
            <h2>${texts.topicByTopic}</h2>
            <p class="explain">${texts.topicsExplain}</p>
            <div class="checks">${articles}</div>
          </section>
        </main>
        <footer>${texts.madeBy(data.version)}</footer>
      </body>
    </html> `
  return page.markup
}

function resultsSection(data: SpotCheckReportData, texts: SpotCheckTexts): Html {
  const done = data.topics.filter(({ result }) => result.done).length
  const judged = data.topics.reduce((sum, topic) => sum + topic.judged, 0)
  return html`<section id="results">
    <h1>${texts.heading(data.title)}</h1>
    <p class="found">
      ${texts.found({ run: data.run, runName: data.runName, judged, topics: data.topics.length, done })}
      ${data.unopened > 0 && texts.unopened(data.unopened)}
    </p>
    <p class="explain">${texts.explain}</p>
    ${resultTable(data.topics, texts)}
  </section>`
}

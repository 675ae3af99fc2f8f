/** The results of spot-checks as one HTML page (report/page.ts). */
import type { SpotCheckTexts } from '../../locales/en/spot-check.ts'
import { textsIn } from '../../locales/texts.ts'
import { html, type Html } from '../report/markup.ts'
import { renderPage } from '../report/page.ts'
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
  const { spotCheck, report } = textsIn(data.language)
  const sheets = new SpriteSheets()
  const limit = Math.max(leastPictures, Math.floor(pictureBudget / Math.max(1, data.topics.length)))
  const articles: Html[] = []
  for (const topic of data.topics) {
    const shown = topic.pictures.slice(0, limit)
    const classes = await sheets.add(shown.map(({ pixels }) => pixels))
    articles.push(topicArticle(topic, shown, { classes, texts: spotCheck }))
  }
  return renderPage({
    language: data.language,
    title: [spotCheck.title, data.title, data.runName].filter((name) => name !== '').join(' · '),
    style: `${reportStyle}\n${spotCheckStyle}\n${sheets.styleRules()}`,
    about: data.title,
    home: 'results',
    sections: [
      resultsSection(data, spotCheck),
      html`<section id="topics">
        <h2>${spotCheck.topicByTopic}</h2>
        <p class="explain">${spotCheck.topicsExplain}</p>
        <div class="checks">${articles}</div>
      </section>`,
    ],
    footer: report.madeBy(data.version),
  })
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

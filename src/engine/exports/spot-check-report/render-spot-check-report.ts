/** The results of spot-checks as one HTML page (report/page.ts). */
import { textsIn, type Texts } from '../../locales/texts.ts'
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
  const texts = textsIn(data.language)
  const { spotCheck, report } = texts
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
      resultsSection(data, texts),
      html`<section id="topics">
        <h2>${spotCheck.topicByTopic}</h2>
        <p class="explain">${spotCheck.topicsExplain}</p>
        <div class="checks">${articles}</div>
      </section>`,
    ],
    footer: report.madeBy(data.version),
  })
}

function resultsSection(data: SpotCheckReportData, { spotCheck: texts, words }: Texts): Html {
  const { run, runName, topics, unopened } = data
  const done = topics.filter(({ result }) => result.done).length
  const judged = topics.reduce((sum, topic) => sum + topic.judged, 0)
  const found = [
    texts.found({ run, runName, judged, topics: topics.length, done }),
    ...(unopened > 0 ? [texts.unopened(unopened)] : []),
  ]
  return html`<section id="results">
    <h1>${texts.heading(data.title)}</h1>
    <p class="found">${found.join(words.gap)}</p>
    <p class="explain">${texts.explain}</p>
    ${resultTable(topics, texts)}
  </section>`
}

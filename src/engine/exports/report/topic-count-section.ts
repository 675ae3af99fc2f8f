import type { TopicCount } from '../../../shared/topic-count.ts'
import type { Texts } from '../../locales/texts.ts'
import { curvePicture } from './curve-picture.ts'
import { html } from './markup.ts'
import type { Html } from './markup.ts'
import { formatShare } from './numbers.ts'
import type { ReportData } from './report-data.ts'

/** How the number of topics was chosen; null where it was given. */
export function topicCountSection({ topicCount }: ReportData, texts: Texts): Html | null {
  if (topicCount === null || topicCount.sweep.length === 0) return null
  return html`<section id="topic-count">
    <h2>${texts.report.navigation['topic-count']}</h2>
    <p class="explain">${texts.said.topicCount(topicCount)}</p>
    <div class="curves">
      ${scoreFigure(topicCount, texts.topicCount)} ${agreedFigure(topicCount, texts.topicCount)}
      ${stabilityFigure(topicCount, texts)}
    </div>
  </section>`
}

function scoreFigure({ sweep, measure, chosen }: TopicCount, words: Texts['topicCount']): Html {
  const { title, meaning } = words.measures[measure]
  return html`<figure>
    <figcaption><b>${title}</b> <span>${meaning}</span></figcaption>
    ${curvePicture({
      label: words.overTopics(title),
      steps: sweep.map(({ topics }) => topics),
      values: sweep.map(({ score }) => score),
      heightPx: 220,
      along: words.along,
      mark: chosen,
    })}
  </figure>`
}

function agreedFigure({ sweep, chosen }: TopicCount, words: Texts['topicCount']): Html | null {
  const { title, meaning } = words.agreed
  const halved = sweep.flatMap(({ topics, agreed }) => (agreed === null ? [] : [{ topics, agreed }]))
  if (halved.length < 2) return null
  return html`<figure>
    <figcaption><b>${title}</b> <span>${meaning}</span></figcaption>
    ${curvePicture({
      label: words.overTopics(title),
      steps: halved.map(({ topics }) => topics),
      values: halved.map(({ agreed }) => agreed),
      heightPx: 220,
      from: 0,
      along: words.along,
      mark: chosen,
    })}
  </figure>`
}

function stabilityFigure(
  { sweep, chosen }: TopicCount,
  { topicCount: words, words: { gap } }: Texts,
): Html | null {
  const { title, meaning, atChosen: shareAtChosen } = words.stability
  const repeated = sweep.flatMap(({ topics, stability }) =>
    stability === null ? [] : [{ topics, stability }],
  )
  if (repeated.length < 2) return null
  const atChosen = repeated.find(({ topics }) => topics === chosen)
  return html`<figure>
    <figcaption>
      <b>${title}</b>
      <span>${meaning}${atChosen !== undefined && gap + shareAtChosen(formatShare(atChosen.stability))}</span>
    </figcaption>
    ${curvePicture({
      label: words.overTopics(title),
      steps: repeated.map(({ topics }) => topics),
      values: repeated.map(({ stability }) => stability),
      heightPx: 220,
      from: 0,
      along: words.along,
      mark: chosen,
    })}
  </figure>`
}

import type { CountMeasure, TopicCount } from '../../../shared/topic-count.ts'
import { curvePicture } from './curve-picture.ts'
import { html } from './markup.ts'
import type { Html } from './markup.ts'
import { formatShare } from './numbers.ts'
import type { ReportData } from './report-data.ts'

const meanings: Record<CountMeasure, { title: string; meaning: string }> = {
  'held-out-likelihood': {
    title: 'Held-out likelihood',
    meaning:
      'Half of what the network saw in patches of photos that were kept back, told from the other half: mean logarithm of its probability. Higher is better.',
  },
  bic: {
    title: 'Likelihood less the price of size',
    meaning: 'The Bayesian information criterion, a patch, turned so that higher is better.',
  },
  silhouette: {
    title: 'Silhouette',
    meaning:
      'How much nearer patches of photos that were kept back lie to their own centre than to the next. Higher is better, 1 at most.',
  },
}

/** How the number of topics was chosen; null where it was given. */
export function topicCountSection({ topicCount }: ReportData): Html | null {
  if (topicCount === null || topicCount.sweep.length === 0) return null
  return html`<section id="topic-count">
    <h2>How many topics</h2>
    <p class="explain">${topicCount.sentence}</p>
    <div class="curves">
      ${scoreFigure(topicCount)} ${agreedFigure(topicCount)} ${stabilityFigure(topicCount)}
    </div>
  </section>`
}

function scoreFigure({ sweep, measure, chosen }: TopicCount): Html {
  const { title, meaning } = meanings[measure]
  return html`<figure>
    <figcaption><b>${title}</b> <span>${meaning}</span></figcaption>
    ${curvePicture({
      title,
      steps: sweep.map(({ topics }) => topics),
      values: sweep.map(({ score }) => score),
      heightPx: 220,
      along: 'topics',
      mark: chosen,
    })}
  </figure>`
}

function agreedFigure({ sweep, chosen }: TopicCount): Html | null {
  const halved = sweep.flatMap(({ topics, agreed }) => (agreed === null ? [] : [{ topics, agreed }]))
  if (halved.length < 2) return null
  return html`<figure>
    <figcaption>
      <b>Topics agreed on</b>
      <span
        >How many topics of equal size two halves of the photos, each looked at without the other, agree on.
        More topics than both find make it fall.</span
      >
    </figcaption>
    ${curvePicture({
      title: 'Topics agreed on',
      steps: halved.map(({ topics }) => topics),
      values: halved.map(({ agreed }) => agreed),
      heightPx: 220,
      from: 0,
      along: 'topics',
      mark: chosen,
    })}
  </figure>`
}

function stabilityFigure({ sweep, chosen }: TopicCount): Html | null {
  const repeated = sweep.flatMap(({ topics, stability }) =>
    stability === null ? [] : [{ topics, stability }],
  )
  if (repeated.length < 2) return null
  const atChosen = repeated.find(({ topics }) => topics === chosen)
  return html`<figure>
    <figcaption>
      <b>Stability</b>
      <span
        >How far topics that were found in one half of the photos and topics from the other sort the same
        patches alike (adjusted Rand index): 1 is always, 0 is
        chance.${atChosen !== undefined && ` At the number chosen it is ${formatShare(atChosen.stability)}.`}</span
      >
    </figcaption>
    ${curvePicture({
      title: 'Stability',
      steps: repeated.map(({ topics }) => topics),
      values: repeated.map(({ stability }) => stability),
      heightPx: 220,
      from: 0,
      along: 'topics',
      mark: chosen,
    })}
  </figure>`
}

import { html, type Html } from '../report/markup.ts'
import { formatCount, formatDecimal, formatShare } from '../report/numbers.ts'
import type { SpotCheckReportTopic } from './report-data.ts'

/** A row a topic. */
export function resultTable(topics: readonly SpotCheckReportTopic[]): Html {
  return html`<table class="results">
    <thead>
      <tr>
        <th scope="col">Topic</th>
        <th scope="col">Patches</th>
        <th scope="col">Judged</th>
        <th scope="col">Belongs</th>
        <th scope="col">95 % interval</th>
        <th scope="col" class="plot">0 to 100 %</th>
        <th scope="col">Intruders caught</th>
        <th scope="col">Agreement</th>
      </tr>
    </thead>
    <tbody>
      ${topics.map(resultRow)}
    </tbody>
  </table>`
}

function resultRow(topic: SpotCheckReportTopic): Html {
  const { share, intruders, probabilityAgreement } = topic.result
  return html`<tr>
    <th scope="row"><a href="#topic-${topic.topic}">${titleOf(topic)}</a></th>
    <td>${formatCount(topic.size)}</td>
    <td>${topic.judged} of ${topic.wanted}</td>
    <td>${share && html`<b>${formatShare(share.value)}</b>`}</td>
    <td>${share && html`${formatShare(share.low)} to ${formatShare(share.high)}`}</td>
    <td class="plot">${share && intervalPlot(share)}</td>
    <td>${intruders.judged > 0 && html`${intruders.caught} of ${intruders.judged}`}</td>
    <td>${probabilityAgreement !== null && formatDecimal(probabilityAgreement, 2)}</td>
  </tr>`
}

export function titleOf({ topic, name }: Pick<SpotCheckReportTopic, 'topic' | 'name'>): string {
  return name === null ? `Topic ${topic}` : `${name} (topic ${topic})`
}

/** The interval as a band, the share as a tick; what it shows stands in the row as text. */
function intervalPlot({ value, low, high }: { value: number; low: number; high: number }): Html {
  const at = (share: number): string => (share * 100).toFixed(1)
  return html`<svg class="interval" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    <rect class="track" y="4" width="100" height="2" />
    <rect class="span" x="${at(low)}" y="2" width="${at(high - low)}" height="6" />
    <rect class="tick" x="${at(Math.min(0.985, Math.max(0, value - 0.0075)))}" width="1.5" height="10" />
  </svg>`
}

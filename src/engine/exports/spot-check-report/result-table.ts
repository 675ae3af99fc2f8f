import type { SpotCheckTexts } from '../../locales/en/spot-check.ts'
import { html, type Html } from '../report/markup.ts'
import { formatCount, formatDecimal, formatShare } from '../report/numbers.ts'
import type { SpotCheckReportTopic } from './report-data.ts'

/** A row a topic. */
export function resultTable(topics: readonly SpotCheckReportTopic[], texts: SpotCheckTexts): Html {
  const { columns } = texts
  return html`<table class="results">
    <thead>
      <tr>
        <th scope="col">${columns.topic}</th>
        <th scope="col">${columns.patches}</th>
        <th scope="col">${columns.judged}</th>
        <th scope="col">${columns.belongs}</th>
        <th scope="col">${columns.interval}</th>
        <th scope="col" class="plot">${columns.plot}</th>
        <th scope="col">${columns.intruders}</th>
        <th scope="col">${columns.agreement}</th>
      </tr>
    </thead>
    <tbody>
      ${topics.map((topic) => resultRow(topic, texts))}
    </tbody>
  </table>`
}

function resultRow(topic: SpotCheckReportTopic, texts: SpotCheckTexts): Html {
  const { share, intruders, probabilityAgreement } = topic.result
  return html`<tr>
    <th scope="row"><a href="#topic-${topic.topic}">${texts.topic(topic.topic, topic.name)}</a></th>
    <td>${formatCount(topic.size)}</td>
    <td>${texts.of(topic.judged, topic.wanted)}</td>
    <td>${share && html`<b>${formatShare(share.value)}</b>`}</td>
    <td>${share && texts.range(formatShare(share.low), formatShare(share.high))}</td>
    <td class="plot">${share && intervalPlot(share)}</td>
    <td>${intruders.judged > 0 && texts.of(intruders.caught, intruders.judged)}</td>
    <td>${probabilityAgreement !== null && formatDecimal(probabilityAgreement, 2)}</td>
  </tr>`
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

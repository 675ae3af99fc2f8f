import type { Texts } from '../../locales/texts.ts'
import { mapPicture } from './map-picture.ts'
import { html } from './markup.ts'
import type { Html } from './markup.ts'
import { formatCount } from './numbers.ts'
import { bareTile } from './patch-tile.ts'
import type { RankedTopic } from './ranked-topics.ts'
import type { ReportData } from './report-data.ts'
import { markIcon } from './topic-marks.ts'

const listed = 10
const picturesPerRow = 6

/** The map beside the largest topics; null when there is nothing to draw. */
export function mapSection(
  { map, counts }: ReportData,
  { topics, texts }: { topics: readonly RankedTopic[]; texts: Texts },
): Html | null {
  if (map.length === 0 || topics.length === 0) return null
  const rest = topics.length - listed
  return html`<section id="map">
    <h2>${texts.report.navigation.map}</h2>
    <p class="explain">${texts.report.map.explain}</p>
    ${map.length < counts.patches && html`<p class="explain">${texts.report.map.sample(map.length)}</p>`}
    <div class="map-and-list">
      <div class="panel">${mapPicture(map, { topics, texts })}</div>
      <ol class="panel largest">
        ${topics.slice(0, listed).map(largestTopic)}
        ${rest > 0 && html`<li class="rest"><a href="#topics">${texts.report.map.more(rest)}</a></li>`}
      </ol>
    </div>
  </section>`
}

function largestTopic(topic: RankedTopic): Html {
  const pictures = topic.shown.flatMap(({ picture }) => (picture === null ? [] : [bareTile(picture)]))
  return html`<li>
    <a href="#topic-${topic.id}"
      >${markIcon(topic.rank)}<b>${topic.title}</b><span class="number">${formatCount(topic.size)}</span
      ><span class="strip">${pictures.slice(0, picturesPerRow)}</span></a
    >
  </li>`
}

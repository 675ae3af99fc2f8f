/** All topics in one table: how large, of how many people, and how well each holds together. */
import type { Texts } from '../../locales/texts.ts'
import { attributeTexts, type AttributeText } from './skin-words.ts'
import { html } from './markup.ts'
import type { Html } from './markup.ts'
import { formatCount, formatDecimal, formatShare } from './numbers.ts'
import type { RankedTopic } from './ranked-topics.ts'

/** Null where topics were not looked at one by one, as in runs from before. */
export function topicTable(topics: readonly RankedTopic[], texts: Texts): Html | null {
  if (!topics.some(({ finding }) => finding)) return null
  const { title, columns, explain } = texts.report.topics.table
  const shown = attributeTexts(texts).filter(({ attribute }) =>
    topics.some(({ attributes }) => Number.isFinite(attributes[attribute])),
  )
  return html`<details class="topic-table">
    <summary><b>${title}</b></summary>
    <table class="measures">
      <thead>
        <tr>
          ${[columns.topic, columns.patches, columns.photos, columns.people, columns.copies, columns.coherence, columns.exclusivity].map(heading)}
          ${shown.map(({ title }) => heading(title))}
        </tr>
      </thead>
      <tbody>
        ${topics.map((topic) => topicRow(topic, shown))}
      </tbody>
    </table>
    <p class="explain">${explain}</p>
  </details>`
}

function heading(title: string): Html {
  return html`<th scope="col">${title}</th>`
}

function topicRow(topic: RankedTopic, shown: readonly AttributeText[]): Html {
  const { id, size, finding, attributes } = topic
  return html`<tr>
    <th scope="row"><a href="#topic-${id}">${topic.title}</a></th>
    <td>${formatCount(size)}</td>
    ${[
      finding && formatCount(finding.photos),
      finding && finding.people !== null && formatCount(finding.people),
      finding && formatCount(finding.duplicates),
      finding && finding.coherence !== null && formatShare(finding.coherence),
      finding && finding.exclusivity !== null && formatDecimal(finding.exclusivity, 3),
      ...shown.map(
        ({ attribute, format }) => Number.isFinite(attributes[attribute]) && format(attributes[attribute]),
      ),
    ].map((text) => html`<td>${text || '–'}</td>`)}
  </tr>`
}

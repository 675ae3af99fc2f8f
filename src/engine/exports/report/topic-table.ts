/** All topics in one table: how large, of how many people, and how well each holds together. */
import { attributeTexts } from './skin-words.ts'
import { html } from './markup.ts'
import type { Html } from './markup.ts'
import { formatCount, formatDecimal, formatShare } from './numbers.ts'
import { topicName } from './ranked-topics.ts'
import type { RankedTopic } from './ranked-topics.ts'

/** Null where topics were not looked at one by one, as in runs from before. */
export function topicTable(topics: readonly RankedTopic[]): Html | null {
  if (!topics.some(({ finding }) => finding)) return null
  const shown = attributeTexts.filter(({ attribute }) =>
    topics.some(({ attributes }) => Number.isFinite(attributes[attribute])),
  )
  return html`<details class="topic-table">
    <summary><b>All topics as a table</b></summary>
    <table class="measures">
      <thead>
        <tr>
          ${['Topic', 'Patches', 'Photos', 'People', 'Copies', 'Coherence', 'Exclusivity'].map(heading)}
          ${shown.map(({ title }) => heading(title))}
        </tr>
      </thead>
      <tbody>
        ${topics.map((topic) => topicRow(topic, shown))}
      </tbody>
    </table>
    <p class="explain">
      Coherence: how many of the most similar patches from other photos are in the same topic. Exclusivity:
      how far a topic’s features are its own. Copies: photos of the topic that are there once more.
    </p>
  </details>`
}

function heading(title: string): Html {
  return html`<th scope="col">${title}</th>`
}

function topicRow(topic: RankedTopic, shown: typeof attributeTexts): Html {
  const { id, size, finding, attributes } = topic
  return html`<tr>
    <th scope="row"><a href="#topic-${id}">${topicName(topic)}</a></th>
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

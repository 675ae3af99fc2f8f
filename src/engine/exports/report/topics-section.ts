import type { SkinAttributes } from '../../../shared/domain.ts'
import { suspicionSentence } from '../../../shared/topic-suspicion.ts'
import { html } from './markup.ts'
import type { Html } from './markup.ts'
import { formatQuantity, formatShare } from './numbers.ts'
import { captionedTile } from './patch-tile.ts'
import { attributeRanges, topicName } from './ranked-topics.ts'
import type { RankedTopic } from './ranked-topics.ts'
import { attributeTexts } from './skin-words.ts'
import { markIcon } from './topic-marks.ts'
import { topicTable } from './topic-table.ts'

type Ranges = Record<keyof SkinAttributes, { low: number; high: number }>

/** Up to this many pictures a topic takes half the width. */
const fewPictures = 4

export function topicsSection(topics: readonly RankedTopic[]): Html {
  if (topics.length === 0) {
    return html`<section id="topics">
      <h2>Topics</h2>
      <p class="empty">No topics: there were no patches to sort.</p>
    </section>`
  }
  const ranges = attributeRanges([...topics])
  return html`<section id="topics">
    <h2>Topics <span class="count">${formatQuantity(topics.length, 'topic')}, the largest first</span></h2>
    <p class="explain">
      A topic is a group that the machine found by itself; nobody has checked it yet. Its most typical patches
      come first; the per cent value says how much of a patch belongs to the topic. The scales run from the
      lowest to the highest topic of this library. Select a picture to enlarge it.
    </p>
    <div class="topics">${topics.map((topic) => topicArticle(topic, ranges))}</div>
    ${topicTable(topics)}
  </section>`
}

function topicArticle(topic: RankedTopic, ranges: Ranges): Html {
  const tiles = topic.shown.map(({ patch, picture }) =>
    captionedTile({
      picture,
      photo: patch.photo,
      region: patch.region,
      note: formatShare(patch.probability),
    }),
  )
  return html`<article class="topic${widthClass(topic.shown.length)}" id="topic-${topic.id}">
    <div class="about">
      <h3>${markIcon(topic.rank)}${topicName(topic)}</h3>
      <p class="size">
        <b>${formatQuantity(topic.size, 'patch', 'patches')}</b>, ${formatShare(topic.share)} of
        all${topic.people !== undefined && html`, of ${formatQuantity(topic.people, 'person', 'people')}`}
      </p>
      ${
        topic.finding?.warning != null &&
        html`<p class="suspect">${suspicionSentence(topic.id, topic.finding.warning)}</p>`
      }
      <dl class="attributes">${attributeTexts.map((text) => attributeRow(topic, text, ranges))}</dl>
    </div>
    <div class="pictures">
      <ol class="gallery">
        ${tiles}
      </ol>
    </div>
  </article>`
}

/** Topics with few pictures stand two in a row; the fewer, the larger their pictures. */
function widthClass(pictures: number): string {
  if (pictures > fewPictures) return ''
  return pictures === fewPictures ? ' few four' : ' few'
}

function attributeRow(
  topic: RankedTopic,
  { attribute, title, meaning, format }: (typeof attributeTexts)[number],
  ranges: Ranges,
): Html | null {
  const value = topic.attributes[attribute]
  if (!Number.isFinite(value)) return null
  const { low, high } = ranges[attribute]
  const at = high > low ? ((value - low) / (high - low)) * 96 : 48
  return html`<div title="${meaning}">
    <dt>${title}</dt>
    <dd>
      <svg class="scale" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect class="track" y="3.5" width="100" height="3" />
        <rect class="tick" x="${at.toFixed(1)}" width="4" height="10" />
      </svg>
    </dd>
    <dd class="number">${format(value)}</dd>
  </div>`
}

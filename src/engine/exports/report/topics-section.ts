import type { SkinAttributes } from '../../../shared/domain.ts'
import type { Texts } from '../../locales/texts.ts'
import { html } from './markup.ts'
import type { Html } from './markup.ts'
import { formatShare } from './numbers.ts'
import { captionedTile } from './patch-tile.ts'
import { attributeRanges } from './ranked-topics.ts'
import type { RankedTopic } from './ranked-topics.ts'
import { attributeTexts, type AttributeText } from './skin-words.ts'
import { markIcon } from './topic-marks.ts'
import { topicTable } from './topic-table.ts'

type Ranges = Record<keyof SkinAttributes, { low: number; high: number }>

/** Up to this many pictures a topic takes half the width. */
const fewPictures = 4

export function topicsSection(topics: readonly RankedTopic[], texts: Texts): Html {
  const words = texts.report.topics
  const title = texts.report.navigation.topics
  if (topics.length === 0) {
    return html`<section id="topics">
      <h2>${title}</h2>
      <p class="empty">${words.none}</p>
    </section>`
  }
  const ranges = attributeRanges([...topics])
  return html`<section id="topics">
    <h2>${title} <span class="count">${words.largestFirst(topics.length)}</span></h2>
    <p class="explain">${words.explain}</p>
    <div class="topics">${topics.map((topic) => topicArticle(topic, { ranges, texts }))}</div>
    ${topicTable(topics, texts)}
  </section>`
}

function topicArticle(topic: RankedTopic, { ranges, texts }: { ranges: Ranges; texts: Texts }): Html {
  const { words, report, factors } = texts
  const tiles = topic.shown.map(({ patch, picture }) =>
    captionedTile(
      {
        picture,
        photo: patch.photo,
        region: patch.region,
        note: formatShare(patch.probability),
      },
      words,
    ),
  )
  return html`<article class="topic${widthClass(topic.shown.length)}" id="topic-${topic.id}">
    <div class="about">
      <h3>${markIcon(topic.rank)}${topic.title}</h3>
      <p class="size">
        <b>${words.patches(topic.size)}</b
        >${report.topics.ofAll(formatShare(topic.share))}${topic.people !== undefined && report.topics.ofPeople(words.people(topic.people))}
      </p>
      ${
        topic.finding?.warning != null &&
        html`<p class="suspect">${factors.suspicion(topic.id, topic.finding.warning)}</p>`
      }
      <dl class="attributes">${attributeTexts(texts).map((text) => attributeRow(topic, text, ranges))}</dl>
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
  { attribute, title, meaning, format }: AttributeText,
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

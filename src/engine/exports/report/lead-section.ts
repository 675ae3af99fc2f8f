import { html, htmlLines } from './markup.ts'
import type { Html } from './markup.ts'
import { formatCount, formatDuration, formatQuantity, formatShare } from './numbers.ts'
import { bareTile } from './patch-tile.ts'
import { topicName } from './ranked-topics.ts'
import type { RankedTopic } from './ranked-topics.ts'
import type { ReportData } from './report-data.ts'

const mosaicColumns = 6
const mosaicRows = 4

/** What was found, in one sentence. */
export function foundSentence({ counts }: ReportData, topics: readonly RankedTopic[]): string {
  if (counts.photos === 0) return 'There were no photos to look at.'
  const withoutFaces = counts.faces === 0
  if (counts.patches === 0) {
    return withoutFaces
      ? `Cheekbone looked at ${formatQuantity(counts.photos, 'photo')} and found no face.`
      : `Cheekbone found ${formatQuantity(counts.faces, 'face')} in ${formatQuantity(counts.photos, 'photo')}, but no skin patch that is large, sharp and frontal enough.`
  }
  const source = withoutFaces
    ? `took ${formatQuantity(counts.patches, 'skin patch', 'skin patches')} from ${formatQuantity(counts.photos, 'picture')}`
    : `found ${formatQuantity(counts.faces, 'face')} in ${formatCount(counts.photosWithFace)} of ${formatQuantity(counts.photos, 'photo')}, cut ${formatQuantity(counts.patches, 'skin patch', 'skin patches')} from them`
  const largest = topics[0]
  if (largest === undefined) return `Cheekbone ${source}.`
  return `Cheekbone ${source} and sorted them into ${formatQuantity(topics.length, 'topic')} without any labels; the largest, “${topicName(largest)}”, holds ${formatShare(largest.share)} of them.${unsorted(counts.withoutTopic)}`
}

function unsorted(withoutTopic: number): string {
  if (withoutTopic === 0) return ''
  return ` ${formatQuantity(withoutTopic, 'patch lies', 'patches lie')} where patches are too sparse for a topic.`
}

export function leadSection(data: ReportData, topics: readonly RankedTopic[]): Html {
  const { counts } = data
  const seconds = data.stages.reduce((sum, stage) => sum + stage.seconds, 0)
  const figures: [string, string][] = [
    [formatCount(counts.photos), 'photos'],
    [formatCount(counts.faces), 'faces'],
    [formatCount(counts.patches), 'patches kept'],
    [formatCount(counts.rejectedPatches), 'patches left out'],
    [formatCount(topics.length), 'topics in use'],
    ...(seconds > 0 ? [[formatDuration(seconds), 'computing time'] satisfies [string, string]] : []),
  ]
  return html`<section class="lead" id="found">
    <div>
      <h1>
        <bdi>${data.title}</bdi>
        ${data.runName !== '' && html`<bdi class="count">${data.runName}</bdi>`}
      </h1>
      <p class="found">${foundSentence(data, topics)}</p>
      ${data.note !== '' && html`<p class="note">${htmlLines(data.note)}</p>`}
      <dl class="figures">
        ${figures.map(
          ([value, name]) =>
            html`<div>
              <dt>${name}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
      </dl>
      ${warnings(data.warnings)}
    </div>
    ${mosaic(topics)}
  </section>`
}

/** One typical patch of each of the largest topics: what the whole report is about, at a glance. */
function mosaic(topics: readonly RankedTopic[]): Html | null {
  const tiles = topics.flatMap((topic) => {
    const picture = topic.shown.find((patch) => patch.picture !== null)?.picture
    if (picture === undefined || picture === null) return []
    const name = topicName(topic)
    return [
      html`<a href="#topic-${topic.id}" title="${name}" aria-label="Topic ${name}">${bareTile(picture)}</a>`,
    ]
  })
  // A mosaic of a few tiles would say less than the topics themselves.
  const rows = Math.min(mosaicRows, Math.floor(tiles.length / mosaicColumns))
  if (rows < 2) return null
  return html`<div class="mosaic">${tiles.slice(0, rows * mosaicColumns)}</div>`
}

function warnings(sentences: readonly string[]): Html | null {
  if (sentences.length === 0) return null
  return html`<ul class="warnings" aria-label="Before you trust this">
    ${sentences.map((sentence) => html`<li>${sentence}</li>`)}
  </ul>`
}

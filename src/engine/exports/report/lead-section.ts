import { html } from './markup.ts'
import type { Html } from './markup.ts'
import { formatCount, formatDuration, formatQuantity, formatShare } from './numbers.ts'
import { topicName } from './ranked-topics.ts'
import type { RankedTopic } from './ranked-topics.ts'
import type { ReportData } from './report-data.ts'

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
  return `Cheekbone ${source} and sorted them into ${formatQuantity(topics.length, 'topic')} without any labels; the largest, “${topicName(largest)}”, holds ${formatShare(largest.share)} of them.`
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
    ...(seconds > 0 ? [[formatDuration(seconds), 'from start to end'] satisfies [string, string]] : []),
  ]
  return html`<section class="lead" id="found">
    <h1><bdi>${data.title}</bdi></h1>
    <p class="found">${foundSentence(data, topics)}</p>
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
  </section>`
}

function warnings(sentences: readonly string[]): Html | null {
  if (sentences.length === 0) return null
  return html`<ul class="warnings" aria-label="Before you trust this">
    ${sentences.map((sentence) => html`<li>${sentence}</li>`)}
  </ul>`
}

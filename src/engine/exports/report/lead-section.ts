import type { Texts } from '../../locales/texts.ts'
import { html, htmlLines } from './markup.ts'
import type { Html } from './markup.ts'
import { formatCount, formatDuration } from './numbers.ts'
import { bareTile } from './patch-tile.ts'
import type { RankedTopic } from './ranked-topics.ts'
import type { ReportData } from './report-data.ts'

const mosaicColumns = 6
const mosaicRows = 4

interface Told {
  topics: readonly RankedTopic[]
  texts: Texts
}

/** What was found, in one sentence. */
function foundSentence({ counts }: ReportData, { topics, texts }: Told): string {
  const { lead } = texts.report
  const { photos, faces, patches, photosWithFace: withFace, withoutTopic } = counts
  if (photos === 0) return lead.noPhotos
  if (patches === 0) return faces === 0 ? lead.noFace(photos) : lead.noPatch({ faces, photos })
  const source =
    faces === 0
      ? lead.fromPictures({ patches, photos })
      : lead.fromFaces({ faces, withFace, photos, patches })
  const largest = topics[0]
  if (largest === undefined) return lead.unsorted(source)
  const { title, share } = largest
  const sorted = lead.sorted({ source, topics: topics.length, largest: title, share })
  return withoutTopic === 0 ? sorted : sorted + texts.words.gap + lead.withoutTopic(withoutTopic)
}

export function leadSection(data: ReportData, { topics, texts }: Told): Html {
  const { counts } = data
  const { lead } = texts.report
  const seconds = data.stages.reduce((sum, stage) => sum + stage.seconds, 0)
  const figures: [string, string][] = [
    [formatCount(counts.photos), lead.figures.photos],
    [formatCount(counts.faces), lead.figures.faces],
    [formatCount(counts.patches), lead.figures.patches],
    [formatCount(counts.rejectedPatches), lead.figures.rejected],
    [formatCount(topics.length), lead.figures.topics],
    ...(seconds > 0
      ? [[formatDuration(seconds, texts.words.duration), lead.figures.time] satisfies [string, string]]
      : []),
  ]
  return html`<section class="lead" id="found">
    <div>
      <h1>
        <bdi>${data.title}</bdi>
        ${data.runName !== '' && html`<bdi class="count">${data.runName}</bdi>`}
      </h1>
      <p class="found">${foundSentence(data, { topics, texts })}</p>
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
      ${warnings(data.warnings, texts)}
    </div>
    ${mosaic(topics)}
  </section>`
}

/** One typical patch of each of the largest topics: what the whole report is about, at a glance. */
function mosaic(topics: readonly RankedTopic[]): Html | null {
  const tiles = topics.flatMap((topic) => {
    const picture = topic.shown.find((patch) => patch.picture !== null)?.picture
    if (picture === undefined || picture === null) return []
    return [
      html`<a href="#topic-${topic.id}" title="${topic.title}" aria-label="${topic.title}"
        >${bareTile(picture)}</a
      >`,
    ]
  })
  // A mosaic of a few tiles would say less than the topics themselves.
  const rows = Math.min(mosaicRows, Math.floor(tiles.length / mosaicColumns))
  if (rows < 2) return null
  return html`<div class="mosaic">${tiles.slice(0, rows * mosaicColumns)}</div>`
}

function warnings(sentences: readonly string[], { report, said }: Texts): Html | null {
  if (sentences.length === 0) return null
  return html`<ul class="warnings" aria-label="${report.lead.warnings}">
    ${sentences.map((sentence) => html`<li>${said.sentence(sentence)}</li>`)}
  </ul>`
}

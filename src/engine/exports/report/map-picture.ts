/** The map as a picture: one path per topic, so that ten thousand points stay a small file. */
import { noTopic } from '../../../shared/domain.ts'
import type { Texts } from '../../locales/texts.ts'
import { html } from './markup.ts'
import type { Html } from './markup.ts'
import type { RankedTopic } from './ranked-topics.ts'
import type { MapPoint } from './report-data.ts'
import { markClass, markPath } from './topic-marks.ts'

const width = 1000
const height = 800
const margin = 34
const labelHeight = 18
const labelGap = 11
const characterWidth = 7.2
/** Of Chinese and its neighbours, whose characters are as wide as high. */
const wideCharacterWidth = 13
const labelled = 14

interface Placed {
  x: number
  y: number
}

/** Draws the points of `topics`; both axes have one scale, since only distances mean something. */
export function mapPicture(
  points: readonly MapPoint[],
  { topics, texts }: { topics: readonly RankedTopic[]; texts: Texts },
): Html {
  const rankById = new Map(topics.map((topic) => [topic.id, topic.rank]))
  const finite = points.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))
  const place = placement(finite)
  const byRank: Placed[][] = topics.map(() => [])
  for (const point of finite) {
    const rank = rankById.get(point.topic)
    if (rank !== undefined) byRank[rank].push(place(point))
  }
  const r = Math.min(6.5, Math.max(1.6, 4.6 * Math.cbrt(400 / Math.max(1, finite.length))))
  const strays = noTopicCloud(finite.filter(({ topic }) => topic === noTopic).map(place), {
    r,
    title: texts.words.noTopic,
  })
  // Large topics first, so that a small one is never buried under them.
  const clouds = topics.map((topic) => {
    const path = byRank[topic.rank].map(({ x, y }) => markPath(topic.rank, { x, y, r })).join('')
    return html`<a href="#topic-${topic.id}"
      ><path class="${markClass(topic.rank)}" d="${path}"><title>${topic.title}</title></path></a
    >`
  })
  return html`<svg
    class="map"
    viewBox="0 0 ${width} ${height}"
    role="img"
    aria-label="${texts.report.map.label(finite.length, topics.length)}"
  >
    ${strays} ${clouds} ${labels(topics, byRank)}
  </svg>`
}

/** Patches without a topic, small and below all others. */
function noTopicCloud(points: readonly Placed[], { r, title }: { r: number; title: string }): Html | null {
  if (points.length === 0) return null
  const path = points.map(({ x, y }) => markPath(0, { x, y, r: r / 2 })).join('')
  return html`<path class="no-topic" d="${path}"><title>${title}</title></path>`
}

function placement(points: readonly MapPoint[]): (point: MapPoint) => Placed {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const { x, y } of points) {
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  const fit = Math.min(
    (width - 2 * margin) / Math.max(right - left, 1e-9),
    (height - 2 * margin) / Math.max(bottom - top, 1e-9),
  )
  // A single point has no extent: any finite scale does.
  const scale = Math.min(fit, 1e6)
  return ({ x, y }) => ({
    x: width / 2 + (x - (left + right) / 2) * scale,
    // Plots count upwards, pictures downwards.
    y: height / 2 - (y - (top + bottom) / 2) * scale,
  })
}

/** Names of the largest topics above most of their points, as far as they do not run into each other. */
function labels(topics: readonly RankedTopic[], byRank: readonly Placed[][]): Html[] {
  const taken: { x: number; y: number; halfWidth: number }[] = []
  const drawn: Html[] = []
  for (const topic of topics.slice(0, labelled)) {
    const cloud = byRank[topic.rank]
    if (cloud.length === 0) continue
    const name = shorten(topic.title)
    const halfWidth = textWidth(name) / 2
    const x = Math.min(
      width - halfWidth - 4,
      Math.max(
        halfWidth + 4,
        quantile(
          cloud.map((point) => point.x),
          0.5,
        ),
      ),
    )
    const y = Math.max(
      labelHeight,
      quantile(
        cloud.map((point) => point.y),
        0.1,
      ) - labelGap,
    )
    const collides = taken.some(
      (other) => Math.abs(other.x - x) < other.halfWidth + halfWidth && Math.abs(other.y - y) < labelHeight,
    )
    if (collides) continue
    taken.push({ x, y, halfWidth })
    drawn.push(html`<text x="${x.toFixed(1)}" y="${y.toFixed(1)}">${name}</text>`)
  }
  return drawn
}

function shorten(name: string): string {
  const characters = [...name]
  return characters.length > 28 ? `${characters.slice(0, 27).join('')}…` : name
}

function textWidth(text: string): number {
  return [...text].reduce(
    (sum, character) => sum + (character >= '\u2e80' ? wideCharacterWidth : characterWidth),
    0,
  )
}

function quantile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * part)]
}

/** One curve over the training steps, or over something else in steps, as a picture with ticks and grid. */
import { axisOver } from './axis.ts'
import { html } from './markup.ts'
import type { Html } from './markup.ts'
import { formatTick } from './numbers.ts'

const width = 480
const left = 52
const right = 20
const top = 10
const tickRow = 34
/** Buckets that a longer curve is thinned to; each gives its mean, and its lowest and highest value as a band. */
const mostPoints = 240

export interface Curve {
  /** What it shows, for readers. */
  label: string
  /** Must be as long as `steps`. */
  values: readonly number[]
  steps: readonly number[]
  heightPx: number
  /** The value axis begins here at the latest. */
  from?: number
  /** What the steps are. */
  along: string
  /** A step to point out. */
  mark?: number
}

interface Bucket {
  step: number
  mean: number
  low: number
  high: number
}

export function curvePicture({ label, values, steps, heightPx, from, along, mark }: Curve): Html {
  const buckets = thin(steps, values)
  const y = axisOver(
    Math.min(from ?? Infinity, ...buckets.map(({ low }) => low)),
    Math.max(...buckets.map(({ high }) => high)),
  )
  const x = axisOver(Math.min(0, steps[0]), steps[steps.length - 1], 6)
  const bottom = heightPx - tickRow
  const px = (step: number) => left + ((step - x.low) / (x.high - x.low)) * (width - left - right)
  const py = (value: number) => bottom - ((value - y.low) / (y.high - y.low)) * (bottom - top)
  const point = (bucket: Bucket, value: number) => `${px(bucket.step).toFixed(1)} ${py(value).toFixed(1)}`
  const line = buckets.map((bucket) => point(bucket, bucket.mean)).join('L')
  const upper = buckets.map((bucket) => point(bucket, bucket.high))
  const lower = buckets.map((bucket) => point(bucket, bucket.low)).reverse()
  return html`<svg class="curve" viewBox="0 0 ${width} ${heightPx}" role="img" aria-label="${label}">
    ${y.ticks.map((tick) => html`<path class="grid" d="M${left} ${py(tick).toFixed(1)}H${width - right}" /><text class="y" x="${left - 8}" y="${(py(tick) + 4).toFixed(1)}">${formatTick(tick, y.step)}</text>`)}
    ${x.ticks.map((tick) => html`<path class="axis" d="M${px(tick).toFixed(1)} ${bottom}v4" /><text class="x" x="${px(tick).toFixed(1)}" y="${bottom + 18}">${formatTick(tick, x.step)}</text>`)}
    <path class="axis" d="M${left} ${bottom}H${width - right}" />
    ${values.length > mostPoints && html`<path class="band" d="M${[...upper, ...lower].join('L')}z" />`}
    ${mark !== undefined && html`<path class="mark-line" d="M${px(mark).toFixed(1)} ${top}V${bottom}" />`}
    <path class="curve-line" d="M${line}" />
    <text class="x name" x="${(left + width - right) / 2}" y="${heightPx - 2}">${along}</text>
  </svg>`
}

function thin(steps: readonly number[], values: readonly number[]): Bucket[] {
  const perBucket = Math.max(1, Math.ceil(steps.length / mostPoints))
  const buckets: Bucket[] = []
  for (let first = 0; first < steps.length; first += perBucket) {
    const inside = values.slice(first, first + perBucket).filter(Number.isFinite)
    if (inside.length === 0) continue
    const sum = inside.reduce((total, value) => total + value, 0)
    buckets.push({
      step: steps[Math.min(steps.length - 1, first + (perBucket >> 1))],
      mean: sum / inside.length,
      low: Math.min(...inside),
      high: Math.max(...inside),
    })
  }
  return buckets
}

import { curvePicture } from './curve-picture.ts'
import { html } from './markup.ts'
import type { Html } from './markup.ts'
import { formatCount, formatDecimal, formatDuration } from './numbers.ts'
import type { LossPoint, ReportData, ReportStage } from './report-data.ts'

const barWidth = 160

export function trainingSection(data: ReportData): Html {
  return html`<section id="training">
    <h2>Training and time</h2>
    ${curves(data.lossCurve)} ${stages(data)}
  </section>`
}

function curves(points: readonly LossPoint[]): Html {
  if (!points.some(({ loss }) => Number.isFinite(loss))) {
    return html`<p class="empty">No network was trained in this run, so there is no loss curve.</p>`
  }
  const steps = points.map(({ step }) => step)
  const curve = (name: 'loss' | 'spread' | 'learningRate', title: string, meaning: string) => {
    const values = points.map((point) => point[name])
    if (!values.some(Number.isFinite)) return null
    return html`<figure>
      <figcaption><b>${title}</b> <span>${meaning}</span></figcaption>
      ${curvePicture({ title, values, steps, heightPx: 220, ...(name === 'loss' ? {} : { from: 0 }) })}
    </figure>`
  }
  const drawn = [
    curve(
      'loss',
      'Loss',
      'How far apart the network puts two views of one patch. It should fall and level off; by itself a low loss is no proof of quality.',
    ),
    curve(
      'spread',
      'Spread',
      'How much of its space the network uses. Near 0 it has collapsed and everything looks alike to it.',
    ),
    curve(
      'learningRate',
      'Learning rate',
      'The size of the steps in which the network learns: up at first, then slowly down.',
    ),
  ].filter((figure) => figure !== null)
  return html`<div class="curves">${drawn}</div>`
}

function stages({ stages, device }: ReportData): Html | null {
  if (stages.length === 0) return null
  const longest = Math.max(...stages.map(({ seconds }) => seconds), 1e-9)
  return html`<table class="stages">
    <caption>
      Stages, on ${device}
    </caption>
    <thead>
      <tr>
        <th scope="col">Stage</th>
        <th scope="col">Went through</th>
        <th scope="col">Rate</th>
        <th scope="col">Time</th>
        <th scope="col" class="plot"></th>
      </tr>
    </thead>
    <tbody>
      ${stages.map((stage) => stageRow(stage, longest))}
    </tbody>
  </table>`
}

function stageRow({ name, seconds, count, unit }: ReportStage, longest: number): Html {
  const length = Math.max(1, (seconds / longest) * barWidth).toFixed(1)
  const rate = count > 0 && seconds > 0 ? `${formatRate(count / seconds)} a second` : ''
  return html`<tr>
    <th scope="row">${name}</th>
    <td>${formatCount(count)} ${unit}</td>
    <td>${rate}</td>
    <td>${formatDuration(seconds)}</td>
    <td class="plot">
      <svg class="bar" viewBox="0 0 ${barWidth} 8" aria-hidden="true">
        <rect width="${length}" height="8" rx="2" />
      </svg>
    </td>
  </tr>`
}

function formatRate(perSecond: number): string {
  return perSecond >= 9.95 ? formatCount(perSecond) : formatDecimal(perSecond, 1)
}

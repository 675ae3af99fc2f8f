import type { Texts } from '../../locales/texts.ts'
import { curvePicture } from './curve-picture.ts'
import { html } from './markup.ts'
import type { Html } from './markup.ts'
import { formatCount, formatDecimal, formatDuration } from './numbers.ts'
import type { LossPoint, ReportData, ReportStage } from './report-data.ts'

const barWidth = 160

export function trainingSection(data: ReportData, texts: Texts): Html {
  return html`<section id="training">
    <h2>${texts.report.training.title}</h2>
    ${curves(data.lossCurve, texts)} ${stages(data, texts)}
  </section>`
}

function curves(points: readonly LossPoint[], { report: { training } }: Texts): Html {
  if (!points.some(({ loss }) => Number.isFinite(loss))) {
    return html`<p class="empty">${training.none}</p>`
  }
  const steps = points.map(({ step }) => step)
  const drawn = (['loss', 'spread', 'learningRate'] as const).flatMap((name) => {
    const values = points.map((point) => point[name])
    if (!values.some(Number.isFinite)) return []
    const { title, meaning } = training[name]
    const curve = curvePicture({
      values,
      steps,
      heightPx: 220,
      label: training.overSteps(title),
      along: training.step,
      ...(name === 'loss' ? {} : { from: 0 }),
    })
    return html`<figure>
      <figcaption><b>${title}</b> <span>${meaning}</span></figcaption>
      ${curve}
    </figure>`
  })
  return html`<div class="curves">${drawn}</div>`
}

function stages({ stages, device }: ReportData, texts: Texts): Html | null {
  const { training } = texts.report
  if (stages.length === 0) return null
  const longest = Math.max(...stages.map(({ seconds }) => seconds), 1e-9)
  return html`<table class="stages">
    <caption>
      ${training.stages(device)}
    </caption>
    <thead>
      <tr>
        <th scope="col">${training.columns.stage}</th>
        <th scope="col">${training.columns.count}</th>
        <th scope="col">${training.columns.rate}</th>
        <th scope="col">${training.columns.time}</th>
        <th scope="col" class="plot"></th>
      </tr>
    </thead>
    <tbody>
      ${stages.map((stage) => stageRow(stage, { longest, texts }))}
    </tbody>
  </table>`
}

function stageRow(
  { stage, seconds, count, unit }: ReportStage,
  { longest, texts: { words, report } }: { longest: number; texts: Texts },
): Html {
  const length = Math.max(1, (seconds / longest) * barWidth).toFixed(1)
  const rate = count > 0 && seconds > 0 ? report.training.rate(formatRate(count / seconds)) : ''
  return html`<tr>
    <th scope="row">${words.stages[stage]}</th>
    <td>${words[unit](count)}</td>
    <td>${rate}</td>
    <td>${formatDuration(seconds, words.duration)}</td>
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

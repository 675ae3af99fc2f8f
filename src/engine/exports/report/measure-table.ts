import { html } from './markup.ts'
import type { Html } from './markup.ts'
import { measures } from './measures.ts'
import type { MeasureText } from './measures.ts'
import { formatDecimal, formatShare } from './numbers.ts'
import type { QualityRow } from './report-data.ts'

/** A difference below this is no difference to speak of. */
const noticeable = 0.005

const plotWidth = 150

export function measureTable(rows: readonly QualityRow[], caption: string): Html {
  return html`<table class="measures">
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">Measure</th>
        <th scope="col">
          <svg class="key" viewBox="0 0 12 12" aria-hidden="true">
            <path class="run" d="M6 1l5 5-5 5-5-5z" /></svg
          >This run
        </th>
        <th scope="col">
          <svg class="key" viewBox="0 0 12 12" aria-hidden="true">
            <circle class="untrained" cx="6" cy="6" r="4" /></svg
          >Untrained network
        </th>
        <th scope="col">
          <svg class="key" viewBox="0 0 12 12" aria-hidden="true">
            <rect class="plain" x="2" y="2" width="8" height="8" /></svg
          >Plain statistics
        </th>
        <th scope="col">
          <svg class="key" viewBox="0 0 12 12" aria-hidden="true">
            <rect class="chance" x="5" y="1" width="2" height="10" /></svg
          >Chance
        </th>
        <th scope="col" class="plot">Side by side</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(measureRow)}
    </tbody>
  </table>`
}

function measureRow(row: QualityRow): Html {
  const text: MeasureText = measures[row.measure]
  return html`<tr>
    <th scope="row">
      <b>${text.title}</b
      ><span class="meaning"
        >${text.meaning} ${text.better === 'higher' ? 'Higher is better.' : 'Lower is better.'}</span
      ><span class="verdict">${verdict(row)}</span>
    </th>
    <td class="run">${cell(row.thisRun, text)}</td>
    <td>${cell(row.untrainedBackbone, text)}</td>
    <td>${cell(row.plainStatistics, text)}</td>
    <td>${cell(row.chance, text)}</td>
    <td class="plot">${plot(row)}</td>
  </tr>`
}

function cell(value: number | null, { kind }: MeasureText): Html {
  if (value === null || !Number.isFinite(value))
    return html`<span class="faint" title="does not apply">–</span>`
  return html`${kind === 'share' ? formatShare(value) : formatDecimal(value, 3)}`
}

/** Says in words how the run stands against what needs no training. */
export function verdict({ measure, thisRun, untrainedBackbone, plainStatistics }: QualityRow): string {
  if (thisRun === null) return 'Not measured.'
  const sign = measures[measure].better === 'higher' ? 1 : -1
  const against = (other: number | null) =>
    other === null ? null : Math.sign(rounded((thisRun - other) * sign))
  const untrained = against(untrainedBackbone)
  const plain = against(plainStatistics)
  if (untrained === null && plain === null) return ''
  if (untrained === null || plain === null) {
    const name = untrained === null ? 'plain statistics' : 'the untrained network'
    return [`Worse than ${name}.`, `About the same as ${name}.`, `Better than ${name}.`][
      1 + (untrained ?? plain ?? 0)
    ]
  }
  if (untrained > 0 && plain > 0) return 'Better than both baselines.'
  if (untrained < 0 && plain < 0)
    return 'Worse than both baselines: what the network learned does not help here.'
  if (plain < 0) return 'Plain statistics do better here.'
  if (untrained < 0) return 'The untrained network does better here.'
  return 'No clear gain over the baselines.'
}

function rounded(difference: number): number {
  return Math.abs(difference) < noticeable ? 0 : difference
}

/** The four values on one line from 0 to 1, or as far as they reach. */
function plot({ thisRun, untrainedBackbone, plainStatistics, chance }: QualityRow): Html {
  const values = [thisRun, untrainedBackbone, plainStatistics, chance].filter((value) => value !== null)
  const low = Math.min(0, ...values)
  const high = Math.max(1, ...values)
  const x = (value: number) => 8 + ((value - low) / (high - low)) * (plotWidth - 16)
  const at = (value: number | null, draw: (center: number) => Html) => value !== null && draw(x(value))
  return html`<svg class="line-plot" viewBox="0 0 ${plotWidth} 20" aria-hidden="true">
    <path class="axis" d="M8 10H${plotWidth - 8}M8 7v6M${plotWidth - 8} 7v6" />
    ${[
      html`${at(chance, (cx) => html`<rect class="chance" x="${(cx - 1).toFixed(1)}" y="4" width="2" height="12" />`)}`,
      html`${at(plainStatistics, (cx) => html`<rect class="plain" x="${(cx - 4).toFixed(1)}" y="6" width="8" height="8" />`)}`,
      html`${at(untrainedBackbone, (cx) => html`<circle class="untrained" cx="${cx.toFixed(1)}" cy="10" r="4" />`)}`,
      html`${at(thisRun, (cx) => html`<path class="run" d="M${cx.toFixed(1)} 4.5l5.5 5.5-5.5 5.5-5.5-5.5z" />`)}`,
    ]}
  </svg>`
}

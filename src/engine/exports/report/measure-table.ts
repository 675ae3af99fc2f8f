import type { Texts } from '../../locales/texts.ts'
import { html } from './markup.ts'
import type { Html } from './markup.ts'
import { measures } from './measures.ts'
import type { MeasureKind } from './measures.ts'
import { formatDecimal, formatShare } from './numbers.ts'
import type { QualityRow } from './report-data.ts'

/** A difference below this is no difference to speak of. */
const noticeable = 0.005

const plotWidth = 150

export function measureTable(
  rows: readonly QualityRow[],
  { caption, texts }: { caption: string; texts: Texts },
): Html {
  const { columns } = texts.quality
  return html`<table class="measures">
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">${columns.measure}</th>
        <th scope="col">
          <svg class="key" viewBox="0 0 12 12" aria-hidden="true">
            <path class="run" d="M6 1l5 5-5 5-5-5z" /></svg
          >${columns.run}
        </th>
        <th scope="col">
          <svg class="key" viewBox="0 0 12 12" aria-hidden="true">
            <circle class="untrained" cx="6" cy="6" r="4" /></svg
          >${columns.untrained}
        </th>
        <th scope="col">
          <svg class="key" viewBox="0 0 12 12" aria-hidden="true">
            <rect class="plain" x="2" y="2" width="8" height="8" /></svg
          >${columns.statistics}
        </th>
        <th scope="col">
          <svg class="key" viewBox="0 0 12 12" aria-hidden="true">
            <rect class="chance" x="5" y="1" width="2" height="10" /></svg
          >${columns.chance}
        </th>
        <th scope="col" class="plot">${columns.plot}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map((row) => measureRow(row, texts))}
    </tbody>
  </table>`
}

function measureRow(row: QualityRow, { quality, words }: Texts): Html {
  const measure: MeasureKind = measures[row.measure]
  const { title, meaning } = quality.measures[row.measure]
  const value = (of: number | null): Html => cell(of, { measure, none: words.doesNotApply })
  return html`<tr>
    <th scope="row">
      <b>${title}</b><span class="meaning">${meaning}${words.gap}${quality.better[measure.better]}</span
      ><span class="verdict">${verdict(row, quality.verdicts)}</span>
    </th>
    <td class="run">${value(row.thisRun)}</td>
    <td>${value(row.untrainedBackbone)}</td>
    <td>${value(row.plainStatistics)}</td>
    <td>${value(row.chance)}</td>
    <td class="plot">${plot(row)}</td>
  </tr>`
}

function cell(value: number | null, { measure, none }: { measure: MeasureKind; none: string }): Html {
  if (value === null || !Number.isFinite(value)) return html`<span class="faint" title="${none}">–</span>`
  return html`${measure.kind === 'share' ? formatShare(value) : formatDecimal(value, 3)}`
}

/** Says in words how the run stands against what needs no training. */
export function verdict(
  { measure, thisRun, untrainedBackbone, plainStatistics }: QualityRow,
  words: Texts['quality']['verdicts'],
): string {
  if (thisRun === null) return words.notMeasured
  const sign = measures[measure].better === 'higher' ? 1 : -1
  const against = (other: number | null) =>
    other === null ? null : Math.sign(rounded((thisRun - other) * sign))
  const untrained = against(untrainedBackbone)
  const plain = against(plainStatistics)
  if (untrained === null && plain === null) return ''
  if (untrained === null || plain === null) {
    const { worse, same, better } = untrained === null ? words.statistics : words.untrained
    return [worse, same, better][1 + (untrained ?? plain ?? 0)]
  }
  if (untrained > 0 && plain > 0) return words.betterThanBoth
  if (untrained < 0 && plain < 0) return words.worseThanBoth
  if (plain < 0) return words.statisticsDoBetter
  if (untrained < 0) return words.untrainedDoesBetter
  return words.noGain
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

import { html } from './markup.ts'
import type { Html } from './markup.ts'
import { factorsTable } from './factors-table.ts'
import { measureTable } from './measure-table.ts'
import { formatQuantity } from './numbers.ts'
import type { LabelAgreement, ReportData } from './report-data.ts'

export function qualitySection({ quality, factors, labels }: ReportData): Html | null {
  if (quality.length === 0 && labels.length === 0) return null
  return html`<section id="quality">
    <h2>Quality</h2>
    <p class="explain">
      Every value stands beside three others, so that it can be judged: the <b>untrained network</b> is the
      same network with random parameters, before it learned anything; <b>plain statistics</b> are means and
      spreads of colour and texture, with no network at all; <b>chance</b> is drawing lots. A run is worth its
      time where it beats all three.
    </p>
    ${quality.length > 0 && measureTable(quality, 'Without labels')} ${factorsTable(factors)}
    ${labels.map(labelTable)}
  </section>`
}

function labelTable({ column, labels, patches, rows }: LabelAgreement): Html {
  const about = `Against the labels in “${column}”: ${formatQuantity(labels, 'different label')}, ${formatQuantity(patches, 'labelled patch', 'labelled patches')}. Labels were looked at after the run only, never for training.`
  if (rows.length === 0) return html`<p class="empty">${about} Nothing could be compared.</p>`
  return measureTable(rows, about)
}

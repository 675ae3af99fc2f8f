import type { Texts } from '../../locales/texts.ts'
import { html } from './markup.ts'
import type { Html } from './markup.ts'
import { factorsTable } from './factors-table.ts'
import { measureTable } from './measure-table.ts'
import type { LabelAgreement, ReportData } from './report-data.ts'

export function qualitySection({ quality, factors, labels }: ReportData, texts: Texts): Html | null {
  if (quality.length === 0 && labels.length === 0) return null
  return html`<section id="quality">
    <h2>${texts.report.navigation.quality}</h2>
    <p class="explain">${texts.quality.explain}</p>
    ${quality.length > 0 && measureTable(quality, { caption: texts.quality.withoutLabels, texts })}
    ${factorsTable(factors, texts)} ${labels.map((label) => labelTable(label, texts))}
  </section>`
}

function labelTable({ rows, ...label }: LabelAgreement, texts: Texts): Html {
  const about = texts.quality.labels(label)
  if (rows.length > 0) return measureTable(rows, { caption: about, texts })
  return html`<p class="empty">${about}${texts.words.gap}${texts.quality.nothingCompared}</p>`
}

import type { LabelNotes } from '../../../shared/run-summary.ts'
import type { Texts } from '../../locales/texts.ts'
import { html } from './markup.ts'
import type { Html } from './markup.ts'
import { factorsTable } from './factors-table.ts'
import { measureTable } from './measure-table.ts'
import type { LabelAgreement, ReportData } from './report-data.ts'

export function qualitySection(
  { quality, factors, labels, labelNotes }: ReportData,
  texts: Texts,
): Html | null {
  if (quality.length === 0 && labels.length === 0) return null
  return html`<section id="quality">
    <h2>${texts.report.navigation.quality}</h2>
    <p class="explain">${texts.quality.explain}</p>
    ${quality.length > 0 && measureTable(quality, { caption: texts.quality.withoutLabels, texts })}
    ${factorsTable(factors, texts)} ${labels.map((label) => labelTable(label, texts))}
    ${labelNotes && notesOfLabels(labelNotes, texts)}
  </section>`
}

function labelTable({ rows, ...label }: LabelAgreement, texts: Texts): Html {
  const about = texts.quality.labels(label)
  if (rows.length > 0) return measureTable(rows, { caption: about, texts })
  return html`<p class="empty">${about}${texts.words.gap}${texts.quality.nothingCompared}</p>`
}

/** What of the label file could not be used. */
function notesOfLabels({ naming, rows, photos, contradicted }: LabelNotes, texts: Texts): Html | null {
  const words = texts.quality.labelNotes
  const sentences = [
    ...naming.map(words.naming),
    ...(rows > 0 ? [words.rows(rows)] : []),
    ...(photos > 0 ? [words.photos(photos)] : []),
    ...(contradicted > 0 ? [words.contradicted(contradicted)] : []),
  ]
  return sentences.length > 0 ? html`<p class="explain">${sentences.join(texts.words.gap)}</p>` : null
}

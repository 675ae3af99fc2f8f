/** How much of the topics each circumstance and each measure of skin explains, the run beside its baselines. */
import { factorText, type FactorFinding, type FactorScore } from '../../../shared/topic-factors.ts'
import type { Texts } from '../../locales/texts.ts'
import { html } from './markup.ts'
import type { Html } from './markup.ts'
import { formatShare } from './numbers.ts'

const significant = 0.05

export function factorsTable(factors: readonly FactorFinding[], texts: Texts): Html | null {
  const words = texts.factors
  const told = factors.filter(({ scores }) => scores.trained !== null)
  if (told.length === 0) return null
  const untold = factors.filter(({ scores }) => scores.trained === null)
  return html`<h3 id="factors">${words.title}</h3>
    <p class="explain">${words.explain}</p>
    <table class="measures factors">
      <thead>
        <tr>
          <th scope="col">${words.columns.factor}</th>
          <th scope="col">${words.columns.known}</th>
          <th scope="col">${texts.quality.columns.run}</th>
          <th scope="col">${words.columns.beyondTone}</th>
          <th scope="col">${texts.quality.columns.untrained}</th>
          <th scope="col">${texts.quality.columns.statistics}</th>
        </tr>
      </thead>
      <tbody>
        ${(['circumstance', 'both', 'skin'] as const).map((kind) =>
          told
            .filter(({ factor }) => factorText(factor).kind === kind)
            .map((finding) => factorRow(finding, texts)),
        )}
      </tbody>
    </table>
    ${untold.length > 0 && html`<p class="empty">${sentencesForUntold(untold, texts)}</p>`}`
}

function factorRow(
  { factor, known, scores: { trained, untrained, statistics } }: FactorFinding,
  { factors, words }: Texts,
): Html {
  const { kind } = factorText(factor)
  const cell = (score: Explained | null): Html => factorCell(score, words.doesNotApply)
  return html`<tr>
    <th scope="row">${factors.titles[factor]} <span class="faint">${factors.kinds[kind]}</span></th>
    <td>${words.patches(known)}</td>
    <td class="run">${cell(trained)}</td>
    <td>${cell(trained && beyondTone(trained))}</td>
    <td>${cell(untrained)}</td>
    <td>${cell(statistics)}</td>
  </tr>`
}

type Explained = Pick<FactorScore, 'explained' | 'p'>

function beyondTone({ beyondTone: explained, beyondToneP: p }: FactorScore): Explained | null {
  return explained === null || p === null ? null : { explained, p }
}

function factorCell(score: Explained | null, none: string): Html {
  if (score === null) return html`<span class="faint" title="${none}">–</span>`
  const text = formatShare(Math.max(0, score.explained))
  return score.p < significant ? html`${text}` : html`<span class="faint">${text}</span>`
}

function sentencesForUntold(untold: readonly FactorFinding[], { factors, words }: Texts): string {
  const [same, unknown] = [
    untold.filter(({ known }) => known > 0),
    untold.filter(({ known }) => known === 0),
  ].map((findings) => findings.map(({ factor }) => factor))
  return [
    ...(same.length > 0 ? [factors.same(same)] : []),
    ...(unknown.length > 0 ? [factors.unknown(unknown)] : []),
  ].join(words.gap)
}

/** How much of the topics each circumstance and each measure of skin explains, the run beside its baselines. */
import { factorText, type FactorFinding, type FactorScore } from '../../../shared/topic-factors.ts'
import { html } from './markup.ts'
import type { Html } from './markup.ts'
import { formatQuantity, formatShare } from './numbers.ts'

const significant = 0.05

export function factorsTable(factors: readonly FactorFinding[]): Html | null {
  const told = factors.filter(({ scores }) => scores.trained !== null)
  if (told.length === 0) return null
  const untold = factors.filter(({ scores }) => scores.trained === null)
  return html`<h3 id="factors">What topics follow</h3>
    <p class="explain">
      How much of the topics can be told from where and how a photo was taken, and how much from the skin that
      was measured: 0 % is chance, 100 % decides them. Whole photos were shuffled to know chance, so that two
      cheeks of one photo do not count twice. <b>Beyond tone</b> is what is left among photos of like skin
      tone. Lightness is made of skin and light alike and proves neither. Pale values may be chance.
    </p>
    <table class="measures factors">
      <thead>
        <tr>
          <th scope="col">Factor</th>
          <th scope="col">Known of</th>
          <th scope="col">This run</th>
          <th scope="col">Beyond tone</th>
          <th scope="col">Untrained network</th>
          <th scope="col">Plain statistics</th>
        </tr>
      </thead>
      <tbody>
        ${(['circumstance', 'both', 'skin'] as const).map((kind) =>
          told.filter(({ factor }) => factorText(factor).kind === kind).map(factorRow),
        )}
      </tbody>
    </table>
    ${untold.length > 0 && html`<p class="empty">${sentenceForUntold(untold)}</p>`}`
}

const kinds = { circumstance: 'the photo', both: 'skin and light', skin: 'the skin' } as const

function factorRow({ factor, known, scores: { trained, untrained, statistics } }: FactorFinding): Html {
  const { title, kind } = factorText(factor)
  return html`<tr>
    <th scope="row">${title} <span class="faint">${kinds[kind]}</span></th>
    <td>${formatQuantity(known, 'patch', 'patches')}</td>
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

function cell(score: Explained | null): Html {
  if (score === null) return html`<span class="faint" title="does not apply">–</span>`
  const text = formatShare(Math.max(0, score.explained))
  return score.p < significant ? html`${text}` : html`<span class="faint">${text}</span>`
}

/** JPEG keeps its capitals. */
function withinSentence(title: string): string {
  return /^[A-Z][a-z]/.test(title) ? title[0].toLowerCase() + title.slice(1) : title
}

function sentenceForUntold(factors: readonly FactorFinding[]): string {
  const names = (all: readonly FactorFinding[]): string =>
    all.map(({ factor }) => withinSentence(factorText(factor).title)).join(', ')
  const same = factors.filter(({ known }) => known > 0)
  const unknown = factors.filter(({ known }) => known === 0)
  return [
    same.length > 0 ? `The same for all: ${names(same)}.` : '',
    unknown.length > 0 ? `Not known: ${names(unknown)}.` : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
}

import type { Stratum, Verdict } from '../../../shared/contract/curation.ts'
import { html, htmlLines, type Html } from '../report/markup.ts'
import { formatCount, formatQuantity, formatShare } from '../report/numbers.ts'
import type { JudgedPicture, SpotCheckReportTopic } from './report-data.ts'
import { titleOf } from './result-table.ts'

const verdictTitles = [
  ['belongs', 'Belongs'],
  ['does-not', 'Does not belong'],
  ['unsure', 'Not sure'],
] as const satisfies (readonly [Verdict, string])[]

const stratumTitles: Record<Stratum, string> = {
  core: 'core',
  border: 'border',
  outlier: 'outlier',
  intruder: 'intruder',
}

/** @param classes the style classes of each of the `shown` pictures; null for one that is not there */
export function topicArticle(
  topic: SpotCheckReportTopic,
  shown: readonly JudgedPicture[],
  classes: readonly (string | null)[],
): Html {
  const pictures = shown.map(({ stratum, verdict }, i) => ({ stratum, verdict, picture: classes[i] }))
  const hidden = topic.pictures.length - shown.length
  return html`<article class="check" id="topic-${topic.topic}">
    <h3>${titleOf(topic)} <span class="count">${formatQuantity(topic.size, 'patch', 'patches')}</span></h3>
    ${topic.note !== '' && html`<p class="note">${htmlLines(topic.note)}</p>`}
    <p class="said">${summary(topic)}</p>
    ${verdictTitles.map(([verdict, title]) =>
      verdictRow(
        title,
        pictures.filter((picture) => picture.verdict === verdict),
      ),
    )}
    ${hidden > 0 && html`<p class="empty">${formatCount(hidden)} more judged, not shown here.</p>`}
  </article>`
}

function summary({ judged, wanted, result }: SpotCheckReportTopic): string {
  if (judged === 0) return `None of its ${wanted} pictures has been judged yet.`
  const { share, byStratum, intruders, unsure } = result
  const parts: string[] = []
  if (share) {
    const [value, low, high] = [share.value, share.low, share.high].map(formatShare)
    parts.push(`${value} belong (95 % interval ${low} to ${high})`)
  }
  const strata = (['core', 'border', 'outlier'] as const)
    .filter((stratum) => byStratum[stratum].judged > 0)
    .map(
      (stratum) => `${byStratum[stratum].belongs} of ${byStratum[stratum].judged} ${stratumTitles[stratum]}`,
    )
  if (strata.length > 0) parts.push(strata.join(', '))
  if (intruders.judged > 0) parts.push(`${intruders.caught} of ${intruders.judged} intruders caught`)
  if (unsure > 0) parts.push(`${unsure} not sure`)
  if (judged < wanted) parts.push(`${wanted - judged} still to judge`)
  return `${parts.join('; ')}.`
}

function verdictRow(
  title: string,
  pictures: readonly { stratum: Stratum; picture: string | null }[],
): Html | null {
  if (pictures.length === 0) return null
  return html`<div class="said-of">
    <h4>${title} <span class="count">${pictures.length}</span></h4>
    <ul class="judged">
      ${pictures.map(({ stratum, picture }) => {
        const label = stratumTitles[stratum]
        const mark = stratum === 'intruder' && ' intruder'
        return picture === null
          ? html`<li><span class="tile none${mark}" title="${label}">gone</span></li>`
          : html`<li>
              <span class="tile ${picture}${mark}" role="img" title="${label}" aria-label="${label}"></span>
            </li>`
      })}
    </ul>
  </div>`
}

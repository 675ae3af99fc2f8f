import type { Stratum, Verdict } from '../../../shared/contract/curation.ts'
import type { SpotCheckTexts } from '../../locales/en/spot-check.ts'
import { html, htmlLines, type Html } from '../report/markup.ts'
import { formatShare } from '../report/numbers.ts'
import type { JudgedPicture, SpotCheckReportTopic } from './report-data.ts'

const shownVerdicts = ['belongs', 'does-not', 'unsure'] as const satisfies readonly Verdict[]

/** @param classes the style classes of each of the `shown` pictures; null for one that is not there */
export function topicArticle(
  topic: SpotCheckReportTopic,
  shown: readonly JudgedPicture[],
  { classes, texts }: { classes: readonly (string | null)[]; texts: SpotCheckTexts },
): Html {
  const pictures = shown.map(({ stratum, verdict }, i) => ({ stratum, verdict, picture: classes[i] }))
  const hidden = topic.pictures.length - shown.length
  return html`<article class="check" id="topic-${topic.topic}">
    <h3>${texts.topic(topic.topic, topic.name)} <span class="count">${texts.patches(topic.size)}</span></h3>
    ${topic.note !== '' && html`<p class="note">${htmlLines(topic.note)}</p>`}
    <p class="said">${summary(topic, texts)}</p>
    ${shownVerdicts.map((verdict) =>
      verdictRow(
        verdict,
        pictures.filter((picture) => picture.verdict === verdict),
        texts,
      ),
    )}
    ${hidden > 0 && html`<p class="empty">${texts.hidden(hidden)}</p>`}
  </article>`
}

function summary({ judged, wanted, result }: SpotCheckReportTopic, texts: SpotCheckTexts): string {
  if (judged === 0) return texts.notBegun(wanted)
  const { share, byStratum, intruders, unsure } = result
  const parts: string[] = []
  if (share) {
    const [value, low, high] = [share.value, share.low, share.high].map(formatShare)
    parts.push(texts.belong(value, low, high))
  }
  const strata = (['core', 'border', 'outlier'] as const)
    .filter((stratum) => byStratum[stratum].judged > 0)
    .map((stratum) =>
      texts.inStratum(texts.strata[stratum], byStratum[stratum].belongs, byStratum[stratum].judged),
    )
  if (strata.length > 0) parts.push(strata.join(texts.betweenStrata))
  if (intruders.judged > 0) parts.push(texts.caught(intruders.caught, intruders.judged))
  if (unsure > 0) parts.push(texts.unsure(unsure))
  if (judged < wanted) parts.push(texts.left(wanted - judged))
  return `${parts.join(texts.betweenParts)}${texts.end}`
}

function verdictRow(
  verdict: Verdict,
  pictures: readonly { stratum: Stratum; picture: string | null }[],
  texts: SpotCheckTexts,
): Html | null {
  if (pictures.length === 0) return null
  return html`<div class="said-of">
    <h4>${texts.verdicts[verdict]} <span class="count">${pictures.length}</span></h4>
    <ul class="judged">
      ${pictures.map(({ stratum, picture }) => {
        const label = texts.strata[stratum]
        const mark = stratum === 'intruder' && ' intruder'
        return picture === null
          ? html`<li><span class="tile none${mark}" title="${label}">${texts.gone}</span></li>`
          : html`<li>
              <span class="tile ${picture}${mark}" role="img" title="${label}" aria-label="${label}"></span>
            </li>`
      })}
    </ul>
  </div>`
}

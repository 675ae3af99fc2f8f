import { rejectReasons } from '../../../shared/domain.ts'
import type { RejectReason } from '../../../shared/domain.ts'
import type { Texts } from '../../locales/texts.ts'
import { html } from './markup.ts'
import type { Html } from './markup.ts'
import { formatCount } from './numbers.ts'
import { captionedTile } from './patch-tile.ts'
import type { LeftOutPhoto, RejectedPatch, ReportData } from './report-data.ts'

/** Longer lists are folded. */
const openUpTo = 24

export interface RejectedPicture {
  patch: RejectedPatch
  /** Style classes of its picture; null when it has none or there was no room for it. */
  picture: string | null
}

export function leftOutSection(
  { leftOutPhotos }: ReportData,
  { rejected, texts }: { rejected: readonly RejectedPicture[]; texts: Texts },
): Html {
  const { report, words } = texts
  const title = report.navigation['left-out']
  if (leftOutPhotos.length === 0 && rejected.length === 0) {
    return html`<section id="left-out">
      <h2>${title}</h2>
      <p class="empty">${report.leftOut.none}</p>
    </section>`
  }
  const groups = rejectReasons.flatMap((reason) => {
    const own = rejected.filter(({ patch }) => patch.reason === reason)
    return own.length === 0 ? [] : [rejectedGroup(own, { reason, texts })]
  })
  return html`<section id="left-out">
    <h2>
      ${title}
      <span class="count"
        >${words.photos(leftOutPhotos.length)}${words.between}${words.patches(rejected.length)}</span
      >
    </h2>
    <p class="explain">${report.leftOut.explain}</p>
    ${photoGroups(leftOutPhotos, texts)} ${groups}
  </section>`
}

function photoGroups(photos: readonly LeftOutPhoto[], { report, said }: Texts): Html | null {
  if (photos.length === 0) return null
  const byReason = Map.groupBy(photos, ({ reason }) => reason)
  const groups = [...byReason]
    .sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))
    .map(
      ([reason, group]) =>
        html`<li><details${group.length <= openUpTo ? html` open` : null}><summary><b>${said.sentence(reason)}</b> <span class="number">${formatCount(group.length)}</span></summary><ul class="names">${group.map(({ photo }) => html`<li><bdi>${photo}</bdi></li>`)}</ul></details></li>`,
    )
  return html`<h3>${report.leftOut.photos}</h3>
    <ul class="reasons">
      ${groups}
    </ul>`
}

function rejectedGroup(
  group: readonly RejectedPicture[],
  { reason, texts: { words, report } }: { reason: RejectReason; texts: Texts },
): Html {
  const pictured = group.filter(({ picture }) => picture !== null)
  const listed = group.filter(({ picture }) => picture === null)
  const tiles = pictured.map(({ patch, picture }) =>
    captionedTile({ picture, photo: patch.photo, region: patch.region, note: '' }, words),
  )
  return html`<h3>${words.rejected[reason]} <span class="count">${words.patches(group.length)}</span></h3>
    <p class="explain">${words.rejectMeanings[reason]}</p>
    ${
      tiles.length > 0 &&
      html`<ol class="gallery">
        ${tiles}
      </ol>`
    }
    ${listed.length > 0 && html`<details${listed.length <= openUpTo ? html` open` : null}><summary>${report.leftOut.withoutPicture(formatCount(listed.length), tiles.length > 0)}</summary><ul class="names">${listed.map(({ patch }) => html`<li><bdi>${patch.photo}</bdi>${report.leftOut.place(words.regions[patch.region])}</li>`)}</ul></details>`}`
}

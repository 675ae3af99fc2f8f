import { regionTitles, rejectReasons, rejectTitles } from '../../../shared/domain.ts'
import type { RejectReason } from '../../../shared/domain.ts'
import { html } from './markup.ts'
import type { Html } from './markup.ts'
import { formatCount, formatQuantity } from './numbers.ts'
import { captionedTile } from './patch-tile.ts'
import type { LeftOutPhoto, RejectedPatch, ReportData } from './report-data.ts'

/** Longer lists are folded. */
const openUpTo = 24

const rejectMeanings: Record<RejectReason, string> = {
  'too-small': 'The face is so small in the photo that the skin’s relief cannot be seen.',
  upscaled: 'The photo was made from a smaller one, in which the skin’s relief could not be seen.',
  blurred: 'Out of focus, moved or smoothed: fine relief is lost.',
  compressed: 'The file was saved with so little quality that its blocks cover fine relief.',
  'over-exposed': 'So bright that the camera recorded no detail.',
  'under-exposed': 'So dark that the camera recorded no detail.',
  covered:
    'Something else than this face’s skin lies in the square: glasses, hair, a beard, or coloured light.',
  'shadow-edge': 'The edge of a shadow or of a deep fold runs across the square.',
  'turned-away': 'The head is turned so far that this part of the face is seen at a slant.',
  'no-room': 'This part of the face is so small or foreshortened here that the square does not fit into it.',
  'outside-photo': 'The edge of the photo cuts through the square.',
}

export interface RejectedPicture {
  patch: RejectedPatch
  /** Style classes of its picture; null when it has none or there was no room for it. */
  picture: string | null
}

export function leftOutSection({ leftOutPhotos }: ReportData, rejected: readonly RejectedPicture[]): Html {
  if (leftOutPhotos.length === 0 && rejected.length === 0) {
    return html`<section id="left-out">
      <h2>Left out</h2>
      <p class="empty">Nothing was left out: every photo could be used and every patch was kept.</p>
    </section>`
  }
  const groups = rejectReasons.flatMap((reason) => {
    const own = rejected.filter(({ patch }) => patch.reason === reason)
    return own.length === 0 ? [] : [rejectedGroup(reason, own)]
  })
  return html`<section id="left-out">
    <h2>
      Left out
      <span class="count"
        >${formatQuantity(leftOutPhotos.length, 'photo')},
        ${formatQuantity(rejected.length, 'patch', 'patches')}</span
      >
    </h2>
    <p class="explain">
      Nothing is dropped without a word: these files and patches took no part in the result.
    </p>
    ${photoGroups(leftOutPhotos)} ${groups}
  </section>`
}

function photoGroups(photos: readonly LeftOutPhoto[]): Html | null {
  if (photos.length === 0) return null
  const byReason = Map.groupBy(photos, ({ reason }) => reason)
  const groups = [...byReason]
    .sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))
    .map(
      ([reason, group]) =>
        html`<li><details${group.length <= openUpTo ? html` open` : null}><summary><b>${reason}</b> <span class="number">${formatCount(group.length)}</span></summary><ul class="names">${group.map(({ photo }) => html`<li><bdi>${photo}</bdi></li>`)}</ul></details></li>`,
    )
  return html`<h3>Photos</h3>
    <ul class="reasons">
      ${groups}
    </ul>`
}

function rejectedGroup(reason: RejectReason, group: readonly RejectedPicture[]): Html {
  const pictured = group.filter(({ picture }) => picture !== null)
  const listed = group.filter(({ picture }) => picture === null)
  const tiles = pictured.map(({ patch, picture }) =>
    captionedTile({ picture, photo: patch.photo, region: patch.region, note: '' }),
  )
  return html`<h3>
      ${rejectTitles[reason]} <span class="count">${formatQuantity(group.length, 'patch', 'patches')}</span>
    </h3>
    <p class="explain">${rejectMeanings[reason]}</p>
    ${
      tiles.length > 0 &&
      html`<ol class="gallery">
        ${tiles}
      </ol>`
    }
    ${listed.length > 0 && html`<details${listed.length <= openUpTo ? html` open` : null}><summary>${tiles.length > 0 ? 'And ' : ''}${formatCount(listed.length)} without a picture here</summary><ul class="names">${listed.map(({ patch }) => html`<li><bdi>${patch.photo}</bdi>, ${regionTitles[patch.region].toLowerCase()}</li>`)}</ul></details>`}`
}

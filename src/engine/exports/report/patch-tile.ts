import type { Region } from '../../../shared/domain.ts'
import type { Texts } from '../../locales/texts.ts'
import { html } from './markup.ts'
import type { Html } from './markup.ts'

export interface Tile {
  /** Style classes of its picture; null when it has none. */
  picture: string | null
  photo: string
  region: Region
  /** Stands under the picture beside the region. */
  note: string
}

/** A picture that grows while it has the focus, with its photo and region under it. */
export function captionedTile({ picture, photo, region, note }: Tile, words: Texts['words']): Html {
  const what = [words.regions[region], note].filter((part) => part !== '').join(words.between)
  const label = words.after(what, photo)
  const face =
    picture === null
      ? html`<span class="tile none">${words.noPicture}</span>`
      : html`<span class="tile ${picture}" role="img" tabindex="0" aria-label="${label}"></span>`
  return html`<li title="${label}">
    ${face}<span class="where"><span>${words.regionsShort[region]}</span><span>${note}</span></span>
    <bdi class="photo">${photo}</bdi>
  </li>`
}

/** A small picture beside a name that says what it is. */
export function bareTile(picture: string): Html {
  return html`<span class="tile ${picture}"></span>`
}

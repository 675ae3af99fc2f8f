import { regionTitles } from '../../../shared/domain.ts'
import type { Region } from '../../../shared/domain.ts'
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

const shortTitles: Record<Region, string> = {
  'left-cheek': 'Left',
  'right-cheek': 'Right',
  forehead: 'Forehead',
  chin: 'Chin',
  nose: 'Nose',
  whole: 'Whole',
}

/** A picture that grows while it has the focus, with its photo and region under it. */
export function captionedTile({ picture, photo, region, note }: Tile): Html {
  const label = `${[regionTitles[region], note].filter((part) => part !== '').join(', ')}: ${photo}`
  const face =
    picture === null
      ? html`<span class="tile none">no picture</span>`
      : html`<span class="tile ${picture}" role="img" tabindex="0" aria-label="${label}"></span>`
  return html`<li title="${label}">
    ${face}<span class="where"><span>${shortTitles[region]}</span><span>${note}</span></span>
    <bdi class="photo">${photo}</bdi>
  </li>`
}

/** A small picture beside a name that says what it is. */
export function bareTile(picture: string): Html {
  return html`<span class="tile ${picture}"></span>`
}

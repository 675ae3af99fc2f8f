/** Asks for the pictures that the gallery shows or is about to show. */
import type { Virtualizer } from '@tanstack/vue-virtual'
import { useDebounceFn } from '@vueuse/core'
import { watch, type Ref } from 'vue'
import { useExploredRun } from '../state/explored-run.ts'
import type { GalleryGrid } from './gallery-grid.ts'
import { pictureReach, scrollSpeedometer } from './picture-reach.ts'
import { rowsToPicture } from './rows-ahead.ts'
import type { GalleryPictures } from './usePatchSheets.ts'

export interface WishSources {
  virtualizer: Readonly<Ref<Virtualizer<HTMLElement, HTMLElement>>>
  /** Changes with the rows that are in the page. */
  rows: Readonly<Ref<unknown>>
  grid: Readonly<Ref<GalleryGrid>>
  order: () => Int32Array
  /** Whether pictures of patches are shown at all. */
  wanted: () => boolean
}

/** A person who has come to rest looks for longer than this; until then another topic may be opened. */
const settledMs = 600

export function usePictureWishes(
  pictures: GalleryPictures,
  { virtualizer, rows, grid, order, wanted }: WishSources,
): void {
  const { points } = useExploredRun()
  const speedOf = scrollSpeedometer()

  /** @param far whether there is time for pictures that are far from what is in sight */
  function wish({ far }: { far: boolean }): void {
    const patchIds = points.value?.patchIds
    const { range, isScrolling, scrollDirection, scrollOffset } = virtualizer.value
    if (!wanted() || !range || !patchIds) return
    const { columns, rows: count, rowPx } = grid.value
    const reach = pictureReach({
      columns,
      rowPx,
      far,
      towards: scrollDirection ?? 'forward',
      pxPerSecond: isScrolling ? speedOf(scrollOffset ?? 0, performance.now()) : 0,
    })
    const near = rowsToPicture({ ...range, count }, reach)
    const urgentRows = far ? range.endIndex - range.startIndex + 1 : near.length
    pictures.want(
      near
        .flatMap((row) => Array.from(order().subarray(row * columns, (row + 1) * columns)))
        .map((position) => patchIds[position])
        .filter((patch) => patch !== 0),
      urgentRows * columns,
    )
  }

  const wishFar = useDebounceFn(() => wish({ far: !virtualizer.value.isScrolling }), settledMs)
  watch(
    [rows, order, wanted, points],
    () => {
      wish({ far: false })
      void wishFar()
    },
    { immediate: true },
  )
}

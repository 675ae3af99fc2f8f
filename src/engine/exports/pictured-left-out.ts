/** What the gates left out, as a report shows it. */
import type { RejectedPatch } from '../store/kept-patches.ts'
import type { Library, ReadOnlyLibrary } from '../store/open-library.ts'
import { patchPixels } from '../store/patches.ts'
import { picturesOfEach } from './report/picture-budget.ts'
import type { ReportData } from './report/report-data.ts'

/** About 3 KB each in the file, 27 KB while it is made. */
const mostPictures = 240

/** All of them in their order. Some of each reason, from all over the library, have their pixels; the others are named only. */
export function picturedLeftOut(
  library: Library | ReadOnlyLibrary,
  leftOut: readonly RejectedPatch[],
): ReportData['rejectedPatches'] {
  const cut = leftOut.filter(({ canBeKept }) => canBeKept)
  const groups = [...Map.groupBy(cut, ({ reason }) => reason).values()]
  const sizes = groups.map(({ length }) => length)
  const each = picturesOfEach(sizes, { most: mostPictures, budget: mostPictures })
  const pictured = new Set(groups.flatMap((group) => spread(group, each)))
  return leftOut.map((one) => {
    const { patch, photo, region, reason } = one
    const pixels = pictured.has(one) ? patchPixels(library, patch) : null
    return { pixels: pixels ?? new Uint8Array(), photo, region, reason }
  })
}

/** `count` of them at equal distances, or all. */
function spread<T>(group: readonly T[], count: number): readonly T[] {
  if (group.length <= count) return group
  return Array.from({ length: count }, (_, i) => group[Math.floor((i * group.length) / count)])
}

/** Levels of a factor within a topic, held against the same levels among all patches. Codes below 0 are unknown, and count nowhere. */

/** Of a topic with nothing but the rarest value, in nats: the furthest that a mix can be from that of all. */
export function greatestSurprise(sizes: Float64Array /* [levels] */): number {
  let [known, rarest] = [0, Infinity]
  for (const size of sizes) {
    known += size
    if (size > 0) rarest = Math.min(rarest, size)
  }
  return Math.log(known / rarest)
}

/** Patches of each level. */
export function levelSizes(codes: Int32Array, levels: number): Float64Array /* [levels] */ {
  const sizes = new Float64Array(levels)
  for (const code of codes) if (code >= 0) sizes[code]++
  return sizes
}

/** The level whose share of a topic is the most above its share of all; code -1 where nothing of the topic is known. */
export function mostOverRepresented(
  codes: Int32Array,
  levels: number,
  isOwn: (i: number) => boolean,
): { code: number; share: number; shareOfAll: number } {
  const all = levelSizes(codes, levels)
  const own = levelSizes(
    codes.map((code, i) => (isOwn(i) ? code : -1)),
    levels,
  )
  const [allKnown, ownKnown] = [all, own].map((sizes) => sizes.reduce((sum, size) => sum + size, 0))
  let best = { code: -1, share: 0, shareOfAll: 0 }
  for (let code = 0; code < levels && ownKnown > 0; code++) {
    const [share, shareOfAll] = [own[code] / ownKnown, all[code] / allKnown]
    if (best.code < 0 || share - shareOfAll > best.share - best.shareOfAll) best = { code, share, shareOfAll }
  }
  return best
}

/** The share of one third of the known values, in a topic and among all. */
export function sharesOf(
  thirds: Int32Array,
  third: number,
  isOwn: (i: number) => boolean,
): { share: number; shareOfAll: number } {
  let [known, there, ownKnown, ownThere] = [0, 0, 0, 0]
  thirds.forEach((value, i) => {
    if (value < 0) return
    const own = Number(isOwn(i))
    const isThere = Number(value === third)
    known++
    there += isThere
    ownKnown += own
    ownThere += own * isThere
  })
  return { share: ownKnown > 0 ? ownThere / ownKnown : 0, shareOfAll: known > 0 ? there / known : 0 }
}

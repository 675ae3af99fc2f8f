/** Up to `most` of a listing, in its order: the middle one of each of `most` equal parts of it. */
export function spreadSample<T>(listing: readonly T[], most: number): T[] {
  const size = Math.min(most, listing.length)
  return Array.from({ length: size }, (_, i) => listing[Math.floor(((i + 0.5) * listing.length) / size)])
}

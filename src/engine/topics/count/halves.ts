/** Photos of a sample in two halves, again and again: topics of one half are found without having seen the other. */
import { numberLabels } from '../../../numeric/measures/contingency.ts'
import { createRng, shuffle, type Rng } from '../../../numeric/rng.ts'

export interface HalvedPhotos {
  /** Rows that were taken, ascending. */
  rows: Int32Array
  /** Photo of each taken row, from 0 without gaps. */
  photoOf: Int32Array
  photos: number
  /** Places among the taken rows. */
  splits: (readonly [Int32Array, Int32Array])[]
}

export interface HalvingOptions {
  seed: number
  /** Beyond it a seeded sample of photos. */
  mostRows: number
  repeats: number
}

export function halvePhotos(
  photos: ArrayLike<number>,
  { seed, mostRows, repeats }: HalvingOptions,
): HalvedPhotos {
  const all = numberLabels(photos)
  const rng = createRng(seed).fork('topic-count')
  const place = shuffledPlaces(all.names.length, rng)
  const taken = Math.max(2, Math.min(place.length, Math.floor((place.length * mostRows) / photos.length)))
  const rows = Int32Array.from([...all.codes.keys()].filter((i) => place[all.codes[i]] < taken))
  const { codes: photoOf } = numberLabels(Int32Array.from(rows, (i) => all.codes[i]))
  const splits = Array.from({ length: repeats }, () => {
    const order = shuffledPlaces(taken, rng)
    const half = (wanted: (at: number) => boolean): Int32Array =>
      Int32Array.from([...photoOf.keys()].filter((i) => wanted(order[photoOf[i]])))
    return [half((at) => at < taken / 2), half((at) => at >= taken / 2)] as const
  })
  return { rows, photoOf, photos: taken, splits }
}

function shuffledPlaces(count: number, rng: Rng): Int32Array {
  const order = Int32Array.from({ length: count }, (_, i) => i)
  shuffle(order, rng)
  return order
}

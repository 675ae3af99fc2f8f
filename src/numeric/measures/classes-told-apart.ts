/**
 * How many classes of known labels the features tell apart:
 *
 *   T = product over labels of exp(I(label; guess) - chance)
 *
 * The guess is the label whose mean point is nearest, the rows of the asked row's photo left out of all means; I is the mutual
 * information in nats, chance its mean when guesses change places photo by photo (agreed-information.ts). A channel of
 * information I tells exp(I) equally frequent values apart (Shannon, 1948), and what is read out is never more than what is there:
 * T is the number of classes that this read-out shows, a lower bound. Labels have to be independent of each other.
 */
import { row, type Matrix } from '../matrix.ts'
import { createRng } from '../rng.ts'
import { squaredDistance } from '../clustering/points.ts'
import { agreedInformation } from './agreed-information.ts'
import { createBlockShuffle } from './block-shuffle.ts'
import { numberLabels } from './contingency.ts'

export interface LabelledPoints {
  /** Of like scale in all directions, such as whitened principal components. */
  points: Matrix /* [n, d] */
  /** Photo of each row. */
  photos: ArrayLike<number>
  /** Of each label its value in each row. */
  labels: readonly ArrayLike<number>[]
  seed: number
}

const shuffles = 50

/** From 1, when no label is told at all, up to the number of combinations. */
export function classesToldApart({ points, photos, labels, seed }: LabelledPoints): number {
  const shuffle = createBlockShuffle(photos, createRng(seed).fork('told-apart'))
  const chance = Array.from({ length: shuffles }, () => shuffle().slice())
  return labels.reduce((classes, values) => {
    const { codes } = numberLabels(values)
    const told = agreedInformation(codes, nearestMeans(points, codes, photos), chance)
    const information = told.reduce((sum, value) => sum + value, 0) / told.length
    return classes * Math.exp(Math.max(0, information))
  }, 1)
}

function nearestMeans(points: Matrix, codes: Int32Array, photos: ArrayLike<number>): Int32Array {
  const values = Math.max(...codes) + 1
  const rowsOf = new Map<number, number[]>()
  for (let i = 0; i < points.rows; i++) rowsOf.set(photos[i], [...(rowsOf.get(photos[i]) ?? []), i])
  const sums = Array.from({ length: values }, () => new Float64Array(points.cols))
  const counts = new Int32Array(values)
  const add = (i: number, sign: 1 | -1): void => {
    counts[codes[i]] += sign
    row(points, i).forEach((coordinate, c) => (sums[codes[i]][c] += sign * coordinate))
  }
  for (let i = 0; i < points.rows; i++) add(i, 1)
  const guesses = new Int32Array(points.rows)
  for (const own of rowsOf.values()) {
    for (const i of own) add(i, -1)
    const known = [...counts.keys()].filter((value) => counts[value] > 0)
    const means = new Map(known.map((value) => [value, sums[value].map((sum) => sum / counts[value])]))
    for (const i of own) {
      let nearest = Infinity
      for (const [value, mean] of means) {
        const distance = squaredDistance(points, i, mean)
        if (distance < nearest) [nearest, guesses[i]] = [distance, value]
      }
    }
    for (const i of own) add(i, 1)
  }
  return guesses
}

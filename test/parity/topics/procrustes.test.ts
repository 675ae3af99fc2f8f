/** Against SciPy's procrustes; make_procrustes.py made the values. */
import { expect, test } from 'vitest'
import { matrix, type Matrix } from '../../../src/numeric/matrix.ts'
import { alignMaps } from '../../../src/numeric/umap/align-maps.ts'
import { readValues } from './read-values.ts'

interface ProcrustesValues {
  moving: number[]
  onto: number[]
  disparity: number
}

function places(values: number[]): Matrix {
  return matrix(values.length / 2, 2, Float32Array.from(values))
}

test('what is left after maps are aligned agrees', () => {
  const { moving, onto, disparity } = readValues<ProcrustesValues>('procrustes.json')
  expect(alignMaps(places(moving), places(onto)).disparity).toBeCloseTo(disparity, 6)
})

/** Features in a file, checked: what neighbours, maps, clusters and measures need in memory as a whole. */
import { comparisonSpace } from '../quality/comparison-space.ts'
import type { Matrix } from '../../numeric/matrix.ts'
import { CheekboneError } from '../../shared/errors.ts'
import type { Progress, StopSignal } from '../../shared/progress.ts'
import { readNpyMatrix } from './read-npy.ts'

export interface FeaturesWanted {
  features: string
  standardise: boolean
}

/** @throws CheekboneError as `readNpyMatrix`, `nothing-to-do` without rows or columns, `bad-argument` for values that are not finite */
export async function readFeatures(
  { features: file, standardise }: FeaturesWanted,
  signal: StopSignal,
): Promise<Matrix> {
  const features = await readNpyMatrix(file, { signal })
  refuseEmpty(file, features)
  const at = features.data.findIndex((value) => !Number.isFinite(value))
  if (at >= 0) {
    const [row, column] = [Math.floor(at / features.cols), at % features.cols]
    throw new CheekboneError(
      'bad-argument',
      `${file} holds ${features.data[at]} in row ${row}, column ${column} (counted from 0); features must be finite.`,
      { hint: 'Leave out or fill in such rows, for example with numpy.nan_to_num.' },
    )
  }
  return standardise ? comparisonSpace(features) : features
}

export function refuseEmpty(file: string, { rows, cols }: Pick<Matrix, 'rows' | 'cols'>): void {
  if (rows > 0 && cols > 0) return
  throw new CheekboneError('nothing-to-do', `${file} is empty: it has ${rows} rows and ${cols} columns.`)
}

/** Progress of one part of the work, in per cent of all of it. */
export function share(
  report: (progress: Progress) => void,
  from: number,
  to: number,
): (progress: Progress) => void {
  return ({ done, total, note }) =>
    report({ done: Math.floor(from + ((to - from) * done) / Math.max(1, total)), total: 100, note })
}

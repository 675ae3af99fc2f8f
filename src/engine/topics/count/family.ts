/** What the choice of a number of topics needs of a method, whatever the method is. */
import type { Matrix } from '../../../numeric/matrix.ts'
import type { LongWork } from '../../../shared/progress.ts'
import type { CountMeasure } from '../../../shared/topic-count.ts'

export interface Judgement {
  /** One per judged row: how well this size explains it; more is better. */
  scores: Float64Array
  /** Which rows were judged. */
  of: 'fitted' | 'held-out'
  /** Best topic of each row. */
  assigned: { fitted: Int32Array; heldOut: Int32Array }
}

export interface TopicFamily<Model> {
  measure: CountMeasure
  /** Smallest size that can be judged. */
  least: number
  /** A fit with a generous number of topics. */
  start(topics: number, seed: number, work: LongWork): Promise<Model>
  size(model: Model): number
  /** Merges those topics that lose least by it until so many are left, then fits again from there. */
  shrink(model: Model, topics: number, work: LongWork): Promise<Model>
  judge(model: Model, work: LongWork): Promise<Judgement>
  /** Weights of the topics in the fitted rows. */
  mixture(model: Model, work: LongWork): Promise<Matrix>
}

export interface FamilyRows {
  fitted: Matrix
  heldOut: Matrix
}

/** Topics that a fit from a generous start begins with: far more than that many rows can tell apart. */
export function generousCount(rows: number): number {
  return Math.max(2, Math.min(200, Math.floor(rows / 3), Math.round(3 * Math.sqrt(rows))))
}

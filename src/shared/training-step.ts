/** What one step of a training tells about it. */
export interface TrainingStep {
  /** Counts from 1, and so does `epoch`. */
  step: number
  epoch: number
  loss: number
  learningRate: number
  /** Mean standard deviation of the normalised projections; near 0 means collapse. */
  spread: number
}

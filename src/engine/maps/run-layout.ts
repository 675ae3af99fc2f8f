/** Runs the epochs of a layout, here or on several threads: the same bytes either way. */
import { matrix, type Matrix } from '../../numeric/matrix.ts'
import type { LayoutPlan } from '../../numeric/umap/layout-plan.ts'
import { layoutSteps, type LayoutProgress } from '../../numeric/umap/map-layout.ts'
import type { LongWork } from '../../shared/progress.ts'
import { runSteps } from '../run-steps.ts'
import { layoutOnThreads } from './layout-threads.ts'

export interface LayoutWork extends LongWork {
  /** Default 1: this one. */
  threads?: number
  /** Is given the map as it is before an epoch, several times a second; a copy. */
  onLayout?: (map: Matrix, epoch: number) => void
}

/** Below it starting threads costs more than they save. */
const rowsWorthThreads = 2000

export function runLayout(start: Matrix, plan: LayoutPlan, work: LayoutWork = {}): Promise<Matrix> {
  const { threads = 1, onLayout } = work
  if (threads > 1 && plan.rows >= rowsWorthThreads) return layoutOnThreads(start, plan, { ...work, threads })
  return runSteps(watched(layoutSteps(start, plan), onLayout), work)
}

/** Shows the map whenever an epoch has begun. */
function* watched(
  steps: Generator<LayoutProgress, Matrix, void>,
  onLayout: LayoutWork['onLayout'],
): Generator<LayoutProgress, Matrix, void> {
  let shown = -1
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    const { done, points } = step.value
    if (onLayout && done > shown) {
      shown = done
      onLayout(matrix(points.length / 2, 2, points.slice()), done)
    }
    yield step.value
  }
}

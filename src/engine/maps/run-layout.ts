/** Runs the epochs of a layout, here or on several threads: the same bytes either way. */
import { matrix, type Matrix } from '../../numeric/matrix.ts'
import type { LayoutPlan } from '../../numeric/umap/layout-plan.ts'
import { layoutSteps, type LayoutProgress } from '../../numeric/umap/map-layout.ts'
import type { LongWork } from '../../shared/progress.ts'
import { runSteps } from '../run-steps.ts'
import { openLayoutThreads } from './layout-threads.ts'

export interface LayoutWatch extends LongWork {
  /** Is given the map as it is before an epoch, several times a second; a copy. */
  onLayout?: (map: Matrix, epoch: number) => void
}

export interface LayoutWork extends LayoutWatch {
  /** Default 1: this one. */
  threads?: number
}

/** Below it starting threads costs more than they save. */
const rowsWorthThreads = 2000

export interface LayoutRunner {
  layout(start: Matrix, plan: LayoutPlan, work: LayoutWatch): Promise<Matrix>
  /** Must come last. */
  close(): Promise<void>
}

/** For a map of so many rows: several threads, which are started now, or this one. */
export function openLayoutRunner(rows: number, threads = 1): LayoutRunner {
  if (threads > 1 && rows >= rowsWorthThreads) return openLayoutThreads(threads)
  return {
    layout: (start, plan, work) => runSteps(watched(layoutSteps(start, plan), work.onLayout), work),
    close: () => Promise.resolve(),
  }
}

/** Shows the map whenever an epoch has begun. */
function* watched(
  steps: Generator<LayoutProgress, Matrix, void>,
  onLayout: LayoutWatch['onLayout'],
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

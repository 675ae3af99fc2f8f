/**
 * A layout on several threads that share its arrays. Threads meet after every epoch; since a row's move depends on the last
 * epoch alone (map-layout.ts), the bytes are those of `layoutSteps` on one thread.
 */
import { Worker } from 'node:worker_threads'
import { matrix, type Matrix } from '../../numeric/matrix.ts'
import type { LayoutPlan } from '../../numeric/umap/layout-plan.ts'
import { pointsAt, type Points } from '../../numeric/umap/map-layout.ts'
import { CheekboneError, throwIfAborted } from '../../shared/errors.ts'
import { workerUrl } from '../jobs/worker-url.ts'
import type { LayoutWatch } from './run-layout.ts'

export interface SharedLayout {
  plan: LayoutPlan
  /** Where the points are: before even epochs in the first, before odd ones in the second. */
  points: readonly [Points, Points]
  /** Chunks of rows that have been taken, and threads that are done, by epoch. */
  claimed: Int32Array
  arrived: Int32Array
  threads: number
}

export interface LayoutRound {
  from: number
  until: number
}

/** Rows that a round moves: long enough for its messages not to matter, short enough to be watched. */
const rowsPerRound = 200_000

export interface LayoutThreads {
  layout(start: Matrix, plan: LayoutPlan, work: LayoutWatch): Promise<Matrix>
  /** Ends the threads, also in the middle of their work. */
  close(): Promise<void>
}

/** Starting threads takes as long as some dozen epochs: open them while there is other work to do. */
export function openLayoutThreads(threads: number): LayoutThreads {
  const workers = Array.from({ length: threads }, startThread)
  return {
    layout: (start, plan, work) => layoutOn(workers, shareLayout(start, plan, threads), work),
    close: async () => {
      await Promise.all(workers.map((worker) => worker.end()))
    },
  }
}

async function layoutOn(
  workers: readonly Thread[],
  shared: SharedLayout,
  { signal, onProgress, onLayout }: LayoutWatch,
): Promise<Matrix> {
  const { plan, points } = shared
  const places = (epoch: number): Matrix => matrix(plan.rows, 2, points[epoch % 2].places.slice())
  const epochsPerRound = Math.max(1, Math.ceil(rowsPerRound / plan.rows))
  for (const worker of workers) worker.begin(shared)
  for (let from = 0; from < plan.epochs; from += epochsPerRound) {
    throwIfAborted(signal)
    onProgress?.({ done: from, total: plan.epochs })
    onLayout?.(places(from), from)
    const until = Math.min(plan.epochs, from + epochsPerRound)
    await Promise.all(workers.map((worker) => worker.advance({ from, until })))
  }
  return places(plan.epochs)
}

function shareLayout(start: Matrix, plan: LayoutPlan, threads: number): SharedLayout {
  return {
    plan: sharedPlan(plan),
    points: [sharedPoints(start, plan), sharedPoints(start, plan)],
    claimed: sharedInts(new Int32Array(plan.epochs)),
    arrived: sharedInts(new Int32Array(plan.epochs)),
    threads,
  }
}

interface Thread {
  begin(layout: SharedLayout): void
  advance(round: LayoutRound): Promise<void>
  end(): Promise<unknown>
}

function startThread(): Thread {
  const worker = new Worker(workerUrl('layout-worker'))
  const failed = new Promise<never>((_, reject) => {
    worker.once('error', (cause: Error) =>
      reject(
        new CheekboneError('internal', `A thread that laid the map out failed: ${cause.message}`, { cause }),
      ),
    )
    worker.once('exit', () =>
      reject(new CheekboneError('internal', 'A thread that laid the map out ended before its work.')),
    )
  })
  /* Between rounds nobody waits for it; the next round does. */
  failed.catch(() => undefined)
  return {
    begin: (layout) => worker.postMessage(layout),
    advance: (round) => {
      const done = new Promise<void>((resolve) => worker.once('message', () => resolve()))
      worker.postMessage(round)
      return Promise.race([done, failed])
    },
    end: () => worker.terminate(),
  }
}

function sharedPlan(plan: LayoutPlan): LayoutPlan {
  return {
    ...plan,
    offsets: sharedInts(plan.offsets),
    tails: sharedInts(plan.tails),
    turns: sharedInts(plan.turns),
    seats: sharedInts(plan.seats),
    pull: sharedFloats(plan.pull),
    push: sharedFloats(plan.push),
    anchors: sharedFloats(plan.anchors),
  }
}

function sharedPoints(start: Matrix, plan: LayoutPlan): Points {
  const { places, crowd } = pointsAt(start.data, plan)
  return { places: sharedFloats(places), crowd: sharedFloats(crowd) }
}

function sharedFloats(values: Float32Array): Float32Array {
  const shared = new Float32Array(new SharedArrayBuffer(values.byteLength))
  shared.set(values)
  return shared
}

function sharedInts(values: Int32Array): Int32Array {
  const shared = new Int32Array(new SharedArrayBuffer(values.byteLength))
  shared.set(values)
  return shared
}

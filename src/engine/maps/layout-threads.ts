/**
 * A layout on several threads that share its arrays. Threads meet after every epoch; since a row's move depends on the last
 * epoch alone (map-layout.ts), the bytes are those of `layoutSteps` on one thread.
 */
import { Worker } from 'node:worker_threads'
import { matrix, type Matrix } from '../../numeric/matrix.ts'
import type { LayoutPlan } from '../../numeric/umap/layout-plan.ts'
import { CheekboneError, throwIfAborted } from '../../shared/errors.ts'
import { workerUrl } from '../jobs/worker-url.ts'
import type { LayoutWork } from './run-layout.ts'

export interface SharedLayout {
  plan: LayoutPlan
  /** Where the points are: before even epochs in the first, before odd ones in the second. */
  places: readonly [Float32Array, Float32Array] /* [n, 2] */
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

export async function layoutOnThreads(
  start: Matrix,
  plan: LayoutPlan,
  { threads, signal, onProgress, onLayout }: LayoutWork & { threads: number },
): Promise<Matrix> {
  const shared: SharedLayout = {
    plan: sharedPlan(plan),
    places: [sharedFloats(start.data), sharedFloats(start.data)],
    claimed: sharedInts(new Int32Array(plan.epochs)),
    arrived: sharedInts(new Int32Array(plan.epochs)),
    threads,
  }
  const places = (epoch: number): Matrix => matrix(plan.rows, 2, shared.places[epoch % 2].slice())
  const workers = Array.from({ length: threads }, () => startThread(shared))
  try {
    const epochsPerRound = Math.max(1, Math.ceil(rowsPerRound / plan.rows))
    for (let from = 0; from < plan.epochs; from += epochsPerRound) {
      throwIfAborted(signal)
      onProgress?.({ done: from, total: plan.epochs })
      onLayout?.(places(from), from)
      const until = Math.min(plan.epochs, from + epochsPerRound)
      await Promise.all(workers.map((worker) => worker.advance({ from, until })))
    }
    return places(plan.epochs)
  } finally {
    await Promise.all(workers.map((worker) => worker.end()))
  }
}

interface Thread {
  advance(round: LayoutRound): Promise<void>
  end(): Promise<unknown>
}

function startThread(shared: SharedLayout): Thread {
  const worker = new Worker(workerUrl('layout-worker'), { workerData: shared })
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
    turns: sharedFloats(plan.turns),
    pull: sharedFloats(plan.pull),
    push: sharedFloats(plan.push),
    anchors: sharedFloats(plan.anchors),
  }
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

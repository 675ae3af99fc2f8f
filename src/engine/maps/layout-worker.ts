/** A thread of several that lay one map out together; `layout-threads.ts` starts it. */
import { parentPort } from 'node:worker_threads'
import { advanceRows, rowsPerChunk } from '../../numeric/umap/map-layout.ts'
import type { LayoutRound, SharedLayout } from './layout-threads.ts'

if (!parentPort) throw new Error('layout-worker.ts runs as a worker thread only.')
const port = parentPort
port.once('message', (layout: SharedLayout) =>
  port.on('message', (round: LayoutRound) => advance(layout, round)),
)

function advance(layout: SharedLayout, { from, until }: LayoutRound): void {
  for (let epoch = from; epoch < until; epoch++) {
    advanceChunks(layout, epoch)
    waitForAll(layout, epoch)
  }
  port.postMessage(until)
}

/** Whoever is free takes the next rows; who computes them makes no difference to what comes out. */
function advanceChunks({ plan, points, claimed }: SharedLayout, epoch: number): void {
  const own = points[epoch % 2]
  const next = points[(epoch + 1) % 2]
  for (;;) {
    const from = Atomics.add(claimed, epoch, 1) * rowsPerChunk
    if (from >= plan.rows) return
    const to = Math.min(plan.rows, from + rowsPerChunk)
    advanceRows(plan, { epoch, from, to, own, next })
  }
}

function waitForAll({ arrived, threads }: SharedLayout, epoch: number): void {
  let count = Atomics.add(arrived, epoch, 1) + 1
  if (count === threads) Atomics.notify(arrived, epoch)
  for (; count < threads; count = Atomics.load(arrived, epoch)) Atomics.wait(arrived, epoch, count)
}

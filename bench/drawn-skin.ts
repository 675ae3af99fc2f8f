/** Drawing patches of skin on this thread; with --workers, ahead in worker threads. */
import { createPatchStream } from '../src/engine/pretraining/draw-ahead.ts'
import { drawBatch } from '../src/models/drawn-skin/index.ts'
import { countFlag, startStopwatch, type Bench, type BenchLine } from './bench.ts'

const batch = 64

export const bench: Bench = {
  flags: {
    patches: { type: 'string', default: '1024' },
    side: { type: 'string', default: '96' },
    views: { type: 'string', default: '1' },
    workers: { type: 'string' },
  },
  async *run(flags) {
    const sidePx = countFlag(flags, 'side')
    const views = countFlag(flags, 'views')
    const batches = Math.ceil(countFlag(flags, 'patches') / (batch * views))
    const workers = flags.workers === undefined ? 0 : countFlag(flags, 'workers')
    const options = { seed: 1, sidePx, views }
    const line =
      workers > 0 ? await measureStream(batches, { ...options, workers }) : measureHere(batches, options)
    const patches = batches * batch * views
    const perCpuSecond = Math.round(patches / line.cpuSeconds)
    yield {
      ...line,
      patches,
      sidePx,
      views,
      workers,
      perSecond: Math.round(patches / line.seconds),
      perCpuSecond,
    }
  },
}

interface Drawing {
  seed: number
  sidePx: number
  views: number
}

/** The first batch is left out: noise tiles are made in it. */
function measureHere(batches: number, options: Drawing): BenchLine {
  drawBatch({ ...options, count: batch, firstIndex: 0 })
  const stopwatch = startStopwatch()
  for (let i = 1; i <= batches; i++) drawBatch({ ...options, count: batch, firstIndex: i * batch })
  return stopwatch.read()
}

async function measureStream(batches: number, options: Drawing & { workers: number }): Promise<BenchLine> {
  const stream = createPatchStream({ ...options, batch, firstStep: 0 })
  try {
    for (let i = 0; i < options.workers; i++) await stream.next()
    const stopwatch = startStopwatch()
    for (let i = 0; i < batches; i++) await stream.next()
    return stopwatch.read()
  } finally {
    await stream.close()
  }
}

/** The E-step's block programs, loaded on a device. */
import type { BlockFeeds, BlockKernel } from '../../numeric/lda/block-expectation.ts'
import { openRuntime, type Runtime, type RuntimeOptions } from '../runtime/index.ts'
import { collectProgram, cycleProgram, type BlockShape } from './expectation-program.ts'

export interface OpenKernel extends BlockKernel {
  dispose(): Promise<void>
}

/** Errors: `device-unavailable`. Dispose of it after use. */
export async function openKernel(
  shape: BlockShape,
  stepSizes: readonly number[],
  place: RuntimeOptions,
): Promise<OpenKernel> {
  const runtime = await runtimeFor(place)
  const cycle = await runtime.load(cycleProgram(shape, stepSizes))
  const collect = await runtime.load(collectProgram(shape))
  return {
    rows: shape.rows,
    async advance(feeds: BlockFeeds) {
      const { nextEvidence, change } = await cycle.run({ ...feeds })
      return { evidence: nextEvidence.data, change: change.data }
    },
    async collect(feeds: BlockFeeds) {
      const { statistics, wordLogs } = await collect.run({ ...feeds })
      return { statistics: statistics.data, wordLogs: wordLogs.data }
    },
    async dispose() {
      await cycle.dispose()
      await collect.dispose()
    },
  }
}

/** A device that has been tried is not tried again: a sweep over many fits opens it many times. */
const opened = new Map<string, Promise<Runtime>>()

function runtimeFor(place: RuntimeOptions): Promise<Runtime> {
  const key = `${place.device} ${place.threads}`
  const known = opened.get(key)
  if (known) return known
  const opening = openRuntime(place)
  opened.set(key, opening)
  opening.catch(() => opened.delete(key))
  return opening
}

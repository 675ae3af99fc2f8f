import type { JobContext } from '../../shared/rpc/server.ts'
import type { StageProgress } from '../../shared/stage-progress.ts'
import { writePatches, writeSheet } from '../pretraining/skin-sheet.ts'
import { timedStage } from './timed-stage.ts'

export interface DrawPatchesArguments {
  folder: string
  what: 'patches' | 'sheet'
  /** Of patches; a sheet has its own. */
  count: number
  seed: number
}

/** Draws what pretraining learns from, for people to look at. */
export async function drawPatches(
  { folder, what, count, seed }: DrawPatchesArguments,
  context: JobContext<StageProgress>,
): Promise<{ files: string[] }> {
  const { signal } = context
  const { result } = await timedStage('draw', context, async (onProgress) => {
    if (what === 'patches')
      return [(await writePatches(folder, { count, seed, signal, onProgress })).factorsPath]
    const { factorsPath, nuisancesPath } = await writeSheet(folder, { seed, signal, onProgress })
    return [factorsPath, nuisancesPath]
  })
  return { files: result }
}

import type { JobContext } from '../../shared/rpc/server.ts'
import type { StageProgress } from '../../shared/stage-progress.ts'
import { drawFaces } from '../synthetic/draw-faces.ts'
import { timedStage } from './timed-stage.ts'

/** Draws synthetic faces and what was drawn into a folder. */
export async function drawFolder(
  { folder, faces, seed }: { folder: string; faces: number; seed: number },
  context: JobContext<StageProgress>,
): Promise<{ photos: number; labelsPath: string }> {
  const { result } = await timedStage('draw', context, (onProgress) =>
    drawFaces(folder, { faces, seed, signal: context.signal, onProgress }),
  )
  return result
}

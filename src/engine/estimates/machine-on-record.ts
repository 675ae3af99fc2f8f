import type { TimedRun } from '../store/timed-runs.ts'
import { recordedAnalysisCost } from './run-cost.ts'

/** Fewer patches spend most of the time loading programs. */
const fewestPatches = 50

/**
 * How many times as long as the machine of reference this one took for what follows the network, by the first run that tells; null
 * where none does.
 * @param runs latest first
 */
export function machineOnRecord(runs: readonly TimedRun[]): number | null {
  for (const { config, patches, analysisSeconds } of runs) {
    const { topics, topicMethod } = config
    if (typeof topics !== 'number' || topicMethod !== 'lda' || patches < fewestPatches) continue
    if (analysisSeconds > 0) return analysisSeconds / recordedAnalysisCost(patches, topics)
  }
  return null
}

import { expect, it } from 'vitest'
import { resolveRunConfig } from '../../shared/run-config.ts'
import type { TimedRun } from '../store/timed-runs.ts'
import { machineOnRecord } from './machine-on-record.ts'
import { recordedAnalysisCost } from './run-cost.ts'

function ran(patches: number, factor: number, choices = {}): TimedRun {
  const config = resolveRunConfig(choices)
  const analysisSeconds = factor * recordedAnalysisCost(patches, 30)
  return { config, device: 'cpu', patches, seconds: 100, analysisSeconds }
}

it('goes by the latest run that is large enough and has a number of topics', () => {
  const runs = [ran(20, 9), ran(500, 8, { topics: 'auto' }), ran(500, 7, { topicMethod: 'kmeans' })]
  expect(machineOnRecord(runs)).toBeNull()
  expect(machineOnRecord([...runs, ran(500, 2.5), ran(500, 4)])).toBeCloseTo(2.5)
})

/** The report of a finished run, made from its library alone: as its topics are now, and for those who must not see names. */
import { setImmediate } from 'node:timers/promises'
import { CheekboneError } from '../../shared/errors.ts'
import type { PageLanguage } from '../../shared/host-info.ts'
import type { RunSummary } from '../../shared/run-summary.ts'
import { stageNames } from '../../shared/stage-progress.ts'
import { collectReport } from '../exports/collect-report.ts'
import { namelessReport } from '../exports/nameless.ts'
import { placedPatchBlocks, type PlacedPatch } from '../exports/patch-rows.ts'
import type { ReportData } from '../exports/report/report-data.ts'
import { tallyRun } from '../exports/tally-run.ts'
import type { Library, ReadOnlyLibrary } from '../store/open-library.ts'
import { listRuns } from '../store/run-list.ts'
import { finishedStages, storedRun } from '../store/runs.ts'
import { summariseRun } from './summarise-run.ts'

export interface ReportOptions {
  title: string
  language: PageLanguage
  /** Weight of each position's topic after the person's merges and splits. */
  probabilities: Float32Array
  withoutNames: boolean
}

/**
 * What the pipeline's report shows but for labels, whose comparison is not kept, and files that a scan passed over.
 * @throws CheekboneError `not-found` for a run that is unknown or not finished
 */
export async function reportOfRun(
  library: Library | ReadOnlyLibrary,
  runId: number,
  { title, language, probabilities, withoutNames }: ReportOptions,
): Promise<ReportData> {
  const run = storedRun(library, runId)
  const entry = listRuns(library).find(({ id }) => id === runId)
  if (!run || !entry?.finished)
    throw new CheekboneError('not-found', 'This run is not there, or not finished.', {
      reason: 'runNotFinished',
      hint: 'Let it finish, or choose another run.',
    })
  const tallying = await tallyRun(library, runId)
  const curation = gatherCuration()
  for (const block of placedPatchBlocks(library, run)) {
    curation.add(block)
    tallying.add(block.map((patch) => asCurated(patch, probabilities)))
    await setImmediate()
  }
  const tally = tallying.read()
  const summary = summariseRun(library, {
    run,
    config: entry.config,
    skipped: [],
    resumedFrom: null,
    seconds: secondsOf(library, runId),
    tally,
    compared: null,
    outputs: { csv: '', report: '' },
  })
  const data = collectReport(library, {
    run,
    summary: {
      ...summary,
      topicFindings: summary.topicFindings.filter(({ topic }) => !curation.changed.has(topic)),
    },
    tally,
    title,
    language,
  })
  const named = {
    ...data,
    topics: data.topics.map((topic) => ({ ...topic, name: curation.names.get(topic.id) ?? '' })),
  }
  return withoutNames ? namelessReport(named) : named
}

function asCurated(patch: PlacedPatch, probabilities: Float32Array): PlacedPatch {
  const probability = probabilities[patch.position]
  return { ...patch, assignment: { ...patch.assignment, topic: patch.curation.topic, probability } }
}

interface GatheredCuration {
  add(block: readonly PlacedPatch[]): void
  /** Of topics that have one. */
  names: ReadonlyMap<number, string>
  /** Topics that patches went to or came from: what was measured of them no longer holds. */
  changed: ReadonlySet<number>
}

function gatherCuration(): GatheredCuration {
  const names = new Map<number, string>()
  const changed = new Set<number>()
  return {
    add: (block) => {
      for (const { assignment, curation } of block) {
        if (curation.name !== null) names.set(curation.topic, curation.name)
        if (assignment.topic !== curation.topic) changed.add(assignment.topic).add(curation.topic)
      }
    },
    names,
    changed,
  }
}

function secondsOf(library: Library | ReadOnlyLibrary, runId: number): RunSummary['seconds'] {
  const done = finishedStages(library, runId)
  return Object.fromEntries(
    stageNames.flatMap((stage) => {
      const seconds = done.get(stage)
      return seconds === undefined ? [] : [[stage, seconds]]
    }),
  )
}

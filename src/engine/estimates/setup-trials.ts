/** The trials that windows ask for, with the parts of a real run. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { JobSnapshot } from '../../shared/contract/jobs.ts'
import type { SetupTrial } from '../../shared/contract/setup.ts'
import { asCheekboneError } from '../../shared/errors.ts'
import { startCompute } from '../jobs/compute/compute.ts'
import { defaultWorkerCount, startExaminer } from '../library/import/examine-pool.ts'
import { scanFolder } from '../library/photos/scan.ts'
import { countAllPhotos, countPatchVerdicts } from '../store/library-counts.ts'
import { openLibraryReadOnly } from '../store/open-library.ts'
import type { TimedRun } from '../store/timed-runs.ts'
import { openKeptRates } from './kept-rates.ts'
import { machineOnRecord } from './machine-on-record.ts'
import {
  measureFolder,
  waitingTrial,
  type FolderTrial,
  type TrialParts,
  type TrialWork,
} from './measure-folder.ts'
import { openTrialGate } from './trial-gate.ts'

export interface SetupTrials {
  /** Of every change of a job: trials keep out of the way. */
  hear(job: Pick<JobSnapshot, 'id' | 'state'>): void
  /**
   * Measures how long each preset would take over a folder, or tells what an earlier trial over it has measured.
   * @throws CheekboneError `not-found` or `io` for the folder, `cancelled` on the signal
   */
  measure(wanted: { folder: string; library: string }, work: TrialWork): Promise<SetupTrial>
}

export interface SetupTrialsOptions {
  dataFolder: string
  /** Finished runs on this machine, latest first. */
  runsOnRecord: () => readonly TimedRun[]
  /** Milliseconds since 1970. */
  now: () => number
}

const parts: TrialParts = {
  scan: scanFolder,
  startExaminer: () => startExaminer({ crop: 'faces', describeFaces: true }),
  workersFor: (photos) => Math.min(defaultWorkerCount(), photos),
  startCompute,
  now: () => performance.now(),
}

export function openSetupTrials({ dataFolder, runsOnRecord, now }: SetupTrialsOptions): SetupTrials {
  const gate = openTrialGate()
  const keptRates = openKeptRates(dataFolder, now)
  return {
    hear: (job) => gate.hear(job),
    measure: ({ folder, library }, { signal, report }) =>
      gate.run(
        async (own) => {
          const { trial, rates } = await measureFolder(
            {
              folder: resolve(folder),
              known: knownOf(library),
              machine: machineOnRecord(runsOnRecord()),
              kept: keptRates.of(folder),
            },
            parts,
            { signal: own, report },
          )
          if (rates) keptRates.keep(folder, rates)
          return trial
        },
        { signal, onWaiting: () => report(waitingTrial) },
      ),
  }
}

/** A library that cannot be read now says nothing; the job itself will say why. */
function knownOf(path: string): FolderTrial['known'] {
  if (!existsSync(path)) return { photos: 0, patches: 0 }
  try {
    const library = openLibraryReadOnly(path)
    try {
      const { ready, 'no-face': faceless, unreadable } = countAllPhotos(library)
      return { photos: ready + faceless + unreadable, patches: countPatchVerdicts(library).kept }
    } finally {
      library.close()
    }
  } catch (error) {
    if (asCheekboneError(error).code === 'internal') throw error
    return { photos: 0, patches: 0 }
  }
}

/**
 * Every call, job and event of the engine, in one table, a file a topic. Handlers (engine) and clients (command line, window) are
 * typed from it. A name that two files give would be lost here: test/contract/contract-names.test.ts looks.
 */
import { z } from 'zod'
import type { DoctorReport } from './doctor-report.ts'
import { curationCalls } from './contract/curation.ts'
import { exploreCalls } from './contract/explore.ts'
import { exportCalls } from './contract/exports.ts'
import { folderCalls } from './contract/folders.ts'
import { interchangeJobs } from './contract/interchange.ts'
import { jobCalls, jobEvents } from './contract/jobs.ts'
import { libraryCalls, libraryEvents } from './contract/libraries.ts'
import { leftOutCalls, leftOutJobs } from './contract/left-out.ts'
import { pictureCalls } from './contract/pictures.ts'
import { runCalls, runJobs } from './contract/runs.ts'
import { setupCalls, setupJobs } from './contract/setup.ts'
import { workJobs } from './contract/work.ts'
import { call } from './rpc/contract.ts'

const systemCalls = {
  'system.doctor': call<DoctorReport>()(z.strictObject({})),
}

/** What a window may ask for, in the desktop application or in a browser. */
export const windowContract = {
  calls: {
    ...systemCalls,
    ...libraryCalls,
    ...jobCalls,
    ...leftOutCalls,
    ...setupCalls,
    ...pictureCalls,
    ...folderCalls,
    ...exploreCalls,
    ...runCalls,
    ...curationCalls,
    ...exportCalls,
  },
  jobs: setupJobs,
  events: { ...libraryEvents, ...jobEvents },
} as const

/** All of it; the jobs of the command line read and write wherever they are told to. */
export const contract = {
  calls: windowContract.calls,
  jobs: { ...windowContract.jobs, ...workJobs, ...runJobs, ...leftOutJobs, ...interchangeJobs },
  events: windowContract.events,
} as const

export type WindowContract = typeof windowContract
export type EngineContract = typeof contract

import { describe, expect, it } from 'vitest'
import { contract } from '../../src/shared/contract.ts'
import { curationCalls } from '../../src/shared/contract/curation.ts'
import { exploreCalls } from '../../src/shared/contract/explore.ts'
import { exportCalls } from '../../src/shared/contract/exports.ts'
import { folderCalls } from '../../src/shared/contract/folders.ts'
import { jobCalls, jobEvents } from '../../src/shared/contract/jobs.ts'
import { libraryCalls, libraryEvents } from '../../src/shared/contract/libraries.ts'
import { leftOutCalls } from '../../src/shared/contract/left-out.ts'
import { pictureCalls } from '../../src/shared/contract/pictures.ts'
import { runCalls } from '../../src/shared/contract/runs.ts'
import { setupCalls } from '../../src/shared/contract/setup.ts'

describe('the contract', () => {
  it('holds every name of its parts, and no name twice', () => {
    const parts = [
      libraryCalls,
      jobCalls,
      pictureCalls,
      leftOutCalls,
      setupCalls,
      runCalls,
      folderCalls,
      exploreCalls,
      curationCalls,
      exportCalls,
    ].flatMap((part) => Object.keys(part))
    const names = [...parts, 'system.doctor']
    expect(new Set(names).size).toBe(names.length)
    expect(Object.keys(contract.calls).sort()).toEqual(names.sort())
    expect(Object.keys(contract.events).sort()).toEqual(
      [libraryEvents, jobEvents].flatMap((part) => Object.keys(part)).sort(),
    )
  })
})

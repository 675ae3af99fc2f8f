import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../../../test/support/temporary-folder.ts'
import { openJobRecords, type JobRecord } from './job-record.ts'

describe('openJobRecords', () => {
  it('reads what was kept before stages and warnings were', () => {
    const folder = temporaryFolder()
    const request = { kind: 'demo', faces: 8, seed: 1 }
    const job = { id: 3, request, state: 'paused', interruptions: 1, error: null, result: null }
    writeFileSync(join(folder, 'jobs-1.json'), JSON.stringify([job]))
    const records = openJobRecords(folder)
    try {
      expect(records.read()).toEqual([{ ...job, stages: [], warnings: [] }])
    } finally {
      records.close()
    }
  })

  it('keeps why a job failed with its reason, and reads what has none', () => {
    const folder = temporaryFolder()
    const failed: JobRecord = {
      id: 1,
      request: { kind: 'demo', faces: 8, seed: 1 },
      state: 'failed',
      stages: [],
      warnings: [],
      interruptions: 0,
      result: null,
      error: {
        code: 'disk-full',
        sentence: 'The disk that holds /a.cheekbone is full.',
        hint: 'Free some space.',
        reason: 'diskFull',
        values: { path: '/a.cheekbone' },
      },
    }
    const older: JobRecord = { ...failed, id: 2, error: { code: 'io', sentence: 'No.', hint: null } }
    const records = openJobRecords(folder)
    try {
      records.write([failed, older])
      expect(records.read()).toEqual([failed, older])
    } finally {
      records.close()
    }
  })
})

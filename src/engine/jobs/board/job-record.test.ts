import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../../../test/support/temporary-folder.ts'
import { openJobRecords } from './job-record.ts'

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
})

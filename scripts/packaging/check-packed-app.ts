import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractAll } from '@electron/asar'
import { examineFiles, examineFuses, examineSize, type PackedFor } from './examine-packed.ts'
import { folderBytes, readPackedApp } from './packed-app.ts'
import { tryPackedEngine } from './try-packed-engine.ts'

export interface PackagingReport {
  /** Sentences; empty when all is well. */
  findings: string[]
  /** Without Electron itself. */
  sizeMb: number
}

/** @param folder of the packed application, for this machine's system, since its engine is started */
export async function checkPackedApp(folder: string, target: PackedFor): Promise<PackagingReport> {
  const app = readPackedApp(folder)
  const work = await mkdtemp(join(tmpdir(), 'cheekbone-packed-'))
  try {
    const extracted = join(work, 'app')
    extractAll(app.archive, extracted)
    const findings = [
      ...examineFiles(app, extracted, target),
      ...(await examineFuses(app)),
      ...(await examineSize(app, target)),
      ...(await tryPackedEngine(extracted, join(work, 'data'))),
    ]
    return { findings, sizeMb: (await folderBytes(app.resources)) / 1e6 }
  } finally {
    await rm(work, { recursive: true })
  }
}

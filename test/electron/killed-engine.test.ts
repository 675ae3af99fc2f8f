import { join } from 'node:path'
import type { ElectronApplication } from 'playwright-core'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { drawFaces } from '../../src/engine/synthetic/draw-faces.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { buildApp, electronBinary, launchApp, reasonToSkip } from './launch-app.ts'
import { askEngine } from './page-engine.ts'

const patience = { timeout: 120_000, interval: 300 }

/** The process of the engine, by the name that the shell gave it. */
function enginePid(app: ElectronApplication): Promise<number | null> {
  return app.evaluate(
    ({ app: shell }) =>
      shell.getAppMetrics().find(({ serviceName, name }) => [serviceName, name].includes('Cheekbone engine'))
        ?.pid ?? null,
  )
}

describe.skipIf(electronBinary === null)(`a job in the desktop application${reasonToSkip}`, () => {
  beforeAll(buildApp)

  it('goes on from its checkpoint after the engine was killed, and the application quits in order', async () => {
    const folder = temporaryFolder()
    const photos = join(folder, 'five-faces')
    await drawFaces(photos, { faces: 5, seed: 1 })
    const app = await launchApp(folder, [photos])
    const page = await app.firstWindow()
    await page.waitForFunction(() => document.body.textContent?.includes('five-faces'))
    await askEngine(page, 'jobs.start', {
      kind: 'run',
      folder: photos,
      choices: { epochs: 8, batch: 4, topics: 2, device: 'cpu' },
      identity: false,
      checkpointSeconds: 0,
    })
    const job = async () => (await askEngine(page, 'jobs.list', {}))[0]
    const trained = async () => (await job()).stages.find(({ stage }) => stage === 'train')?.done ?? 0
    await vi.waitFor(async () => expect(await trained()).toBeGreaterThan(1), patience)

    const killed = await enginePid(app)
    expect(killed).not.toBeNull()
    process.kill(killed ?? 0, 'SIGKILL')
    await vi.waitFor(async () => expect((await job()).interruptions).toBe(1), patience)
    expect(await enginePid(app)).not.toBe(killed)
    await vi.waitFor(async () => expect((await job()).state).toBe('done'), patience)
    expect((await job()).stages.find(({ stage }) => stage === 'train')?.resumedFrom).toMatch(/step/)

    const ended = app.waitForEvent('close')
    // Not awaited: the answer would have to come from what has ended.
    void app.evaluate(({ app: shell }) => shell.quit()).catch(() => undefined)
    await ended
  })
})

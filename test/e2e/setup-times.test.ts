/** A first-time user sees how long each preset would take before anything has been run; in a real browser. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { drawFaces } from '../../src/engine/synthetic/draw-faces.ts'
import { seriousFindings } from '../support/browser/axe.ts'
import { watchFor } from '../support/browser/passing.ts'
import { describeInBrowser, openWindowPage } from '../support/browser/window-page.ts'
import { chooseFolder, closeDialog, startJob, untilJobEnds } from '../support/browser/window-steps.ts'
import { startServe } from '../support/serve.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const measuring = /(Looking at the folder|Measuring on 6 of your photos)…/

describeInBrowser('times of presets', () => {
  it('are measured on photos of the folder while nothing moves, kept, and hold no start up', async () => {
    const [data, base] = [temporaryFolder(), temporaryFolder()]
    await drawFaces(join(base, 'faces'), { faces: 6, seed: 3, sizePx: 480 })
    const host = await startServe(['--root', base], data)
    const { page, complaints } = await openWindowPage(host.address)
    const placesMeanwhile = await watchFor(page, '[role=dialog]', measuring)
    await chooseFolder(page, [base, 'faces'])
    const dialog = page.getByRole('dialog', { name: 'How thoroughly?' })
    const preset = (name: string) => dialog.locator('label', { hasText: name })

    for (const name of ['Quick', 'Standard', 'Thorough'])
      await expect
        .poll(() => preset(name).innerText(), untilJobEnds)
        .toMatch(/(About|Roughly) \d+ (s|min|h).*, (measured on \d of your photos|from one photo only)/)
    expect(await placesMeanwhile()).toEqual([await dialog.boundingBox()])
    expect(await seriousFindings(page)).toEqual([])
    const libraries = join(data, 'cheekbone', 'libraries')
    expect(existsSync(libraries) ? readdirSync(libraries) : []).toEqual([])

    await closeDialog(page)
    await chooseFolder(page, [base, 'faces'])
    await expect.poll(() => preset('Thorough').innerText()).toMatch(/About|Roughly/)
    expect(complaints()).toEqual([])
  })

  it('are still being measured when a job is started, which begins at once', async () => {
    const base = temporaryFolder()
    await drawFaces(join(base, 'faces'), { faces: 6, seed: 3, sizePx: 480 })
    const host = await startServe(['--root', base])
    const { page, complaints } = await openWindowPage(host.address)
    const placesMeanwhile = await watchFor(page, '[role=dialog]', measuring)
    await chooseFolder(page, [base, 'faces'])
    await expect.poll(placesMeanwhile).not.toEqual([])
    await startJob(page)
    await page.getByText('Find faces, cut patches').first().waitFor()
    expect(complaints()).toEqual([])
  })
})

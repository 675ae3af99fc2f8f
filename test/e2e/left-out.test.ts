/** A folder that no run comes of: the window shows what was left out of it all the same. */
import { mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { seriousFindings } from '../support/browser/axe.ts'
import { describeInBrowser, openWindowPage } from '../support/browser/window-page.ts'
import { chooseFolder, closeDialog, startJob } from '../support/browser/window-steps.ts'
import { startServe } from '../support/serve.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

describeInBrowser('what was left out', () => {
  it('is listed with its pictures where no photo has a face, and an empty folder is said to be empty', async () => {
    const base = temporaryFolder()
    const folder = join(base, 'skies')
    for (const name of ['skies', 'nothing']) mkdirSync(join(base, name))
    for (let i = 0; i < 6; i++) {
      const background = { r: 60 + 20 * i, g: 90, b: 180 }
      await sharp({ create: { width: 320, height: 240, channels: 3, background } })
        .jpeg()
        .toFile(join(folder, `sky ${i}.jpg`))
    }
    const host = await startServe(['--root', base])
    const { page } = await openWindowPage(host.address)
    await page.getByRole('button', { name: 'Open photo folder' }).click()
    const dialog = page.getByRole('dialog', { name: 'Choose a photo folder' })
    const places = dialog.getByRole('list', { name: 'Folders' }).getByRole('button')
    await places.first().waitFor()
    expect((await places.allInnerTexts()).filter((place) => place.includes('cheekbone-serve-'))).toEqual([])
    await dialog.getByRole('button', { name: base, exact: true }).click()
    await dialog.getByRole('button', { name: 'nothing' }).click()
    await dialog.getByText('Empty: no photos in here').waitFor()
    await closeDialog(page)
    await page.reload()

    await chooseFolder(page, [base, basename(folder)])
    await startJob(page)
    await page.getByRole('heading', { name: 'What was left out, and why' }).waitFor()
    const photos = page.locator('.left-out .photos li')
    await expect.poll(() => photos.count()).toBe(6)
    await expect.poll(() => photos.first().innerText()).toMatch(/sky 0\.jpg/)
    await expect
      .poll(() =>
        photos
          .first()
          .locator('img')
          .evaluate((img) => img instanceof HTMLImageElement && img.naturalWidth > 0),
      )
      .toBe(true)
    expect(await seriousFindings(page)).toEqual([])
  })
})

/** A folder that no run comes of: the window shows what was left out of it all the same. */
import { mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { seriousFindings } from '../support/axe.ts'
import { findChromium } from '../support/chromium.ts'
import { startServe } from '../support/serve.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { openWindowPage } from '../support/window-page.ts'
import { chooseFolder, startJob } from '../support/window-steps.ts'

const missing = findChromium() === null
describe.skipIf(missing)(`what was left out${missing ? ' [skipped: there is no Chromium]' : ''}`, () => {
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
    await page.keyboard.press('Escape')
    await page.reload()

    await chooseFolder(page, [base, basename(folder)])
    await startJob(page)
    await page.getByRole('heading', { name: 'What was left out, and why' }).waitFor()
    const photos = page.locator('.left-out .photos li')
    expect(await photos.count()).toBe(6)
    expect(await photos.first().innerText()).toMatch(/sky 0\.jpg/)
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

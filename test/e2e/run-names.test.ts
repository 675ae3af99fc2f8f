/** A run is named in the list of runs, by keyboard, and goes by that name elsewhere; in a real browser. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { seriousFindings } from '../support/axe.ts'
import { findChromium } from '../support/chromium.ts'
import { writeExplorableLibrary } from '../support/explorable-library.ts'
import { startServe } from '../support/serve.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { openWindowPage } from '../support/window-page.ts'

const missing = findChromium() === null ? 'there is no Chromium' : null

describe.skipIf(missing !== null)(`names of runs${missing ? ` [skipped: ${missing}]` : ''}`, () => {
  it('are given in the list, kept, shown where a run is chosen, and taken back by the notice', async () => {
    const library = join(temporaryFolder(), 'a.cheekbone')
    writeExplorableLibrary(library, { patches: 48 })
    const host = await startServe([library])
    const { page, complaints } = await openWindowPage(host.address)
    const pencil = page.getByRole('button', { name: 'Name run 1' })
    await page.getByRole('heading', { name: 'Run 1', exact: true }).waitFor()

    await pencil.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'Name of the run' }).waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await page.keyboard.type('Second lamp')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Second lamp', exact: true }).waitFor()
    await expect.poll(() => pencil.evaluate((button) => button === document.activeElement)).toBe(true)

    await page.keyboard.press('Enter')
    await page.keyboard.type('Never mind')
    await page.keyboard.press('Escape')
    await page.getByRole('heading', { name: 'Second lamp', exact: true }).waitFor()

    await page.getByRole('button', { name: 'Explore', exact: true }).click()
    await page.getByRole('button', { name: 'Second lamp', exact: true }).click()
    await page.getByRole('menuitemradio', { name: /^Second lamp · Run 1/ }).waitFor()
    await page.keyboard.press('Escape')
    await page.goBack()

    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('heading', { name: 'Run 1', exact: true }).waitFor()
    expect(complaints()).toEqual([])
  })
})

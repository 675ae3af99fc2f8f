/** A run is named in the list of runs, by keyboard, and goes by that name elsewhere; in a real browser. */
import { expect, it } from 'vitest'
import { seriousFindings } from '../support/browser/axe.ts'
import { serveExplorable } from '../support/browser/explorable-window.ts'
import { expectFocus, typeInto } from '../support/browser/focus.ts'
import { closeMenu, openMenu } from '../support/browser/menus.ts'
import { describeInBrowser, openWindowPage } from '../support/browser/window-page.ts'

/** A notice with a way back is there for seconds, which a busy machine spends elsewhere: here it stays. */
function keepNotices(): void {
  const start = window.setTimeout.bind(window)
  const keep = (act: () => void, ms = 0): number => (ms >= 8000 ? 0 : start(act, ms))
  window.setTimeout = keep as typeof window.setTimeout
}

describeInBrowser('names of runs', () => {
  it('are given in the list, kept, shown where a run is chosen, and taken back by the notice', async () => {
    const { host } = await serveExplorable({ patches: 48 })
    const { page, complaints } = await openWindowPage(host.address, { initScript: keepNotices })
    const pencil = page.getByRole('button', { name: 'Name run 1' })
    const field = page.getByRole('textbox', { name: 'Name of the run' })
    const named = page.getByRole('heading', { name: 'Second lamp', exact: true })
    await page.getByRole('heading', { name: 'Run 1', exact: true }).waitFor()

    await pencil.focus()
    await page.keyboard.press('Enter')
    await field.waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await typeInto(field, 'Second lamp')
    await page.keyboard.press('Enter')
    await named.waitFor()
    await expectFocus(pencil)

    await page.keyboard.press('Enter')
    await typeInto(field, 'Never mind')
    await page.keyboard.press('Escape')
    await named.waitFor()

    await page.getByRole('button', { name: 'Explore', exact: true }).click()
    const chooser = await openMenu(page.getByRole('button', { name: 'Second lamp', exact: true }))
    await chooser.getByRole('menuitemradio', { name: /^Second lamp · Run 1/ }).waitFor()
    await closeMenu(page)
    await page.goBack()

    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('heading', { name: 'Run 1', exact: true }).waitFor()
    expect(complaints()).toEqual([])
  })
})

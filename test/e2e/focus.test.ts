/** Where the keyboard is after menus, dialogs and fields have closed, on a machine whose timers come late. */
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { openExplorable } from '../support/browser/explorable-window.ts'
import { expectFocus } from '../support/browser/focus.ts'
import { describeInBrowser } from '../support/browser/window-page.ts'

/** On a busy machine what was put off to the next turn comes after the next keys. */
function makeTimersLate(): void {
  const start = window.setTimeout.bind(window)
  window.setTimeout = ((act: () => void, ms = 0) => start(act, ms + 80)) as typeof window.setTimeout
}

/** Until every timer of no delay that was started before has come. */
async function passTimers(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        setTimeout(resolve)
      }),
  )
}

describeInBrowser('the focus', () => {
  it('goes back at once when a menu or a dialog closes, and is taken from nobody', async () => {
    const { page } = await openExplorable({ patches: 60 }, { initScript: makeTimersLate })
    const list = page.getByRole('listbox', { name: 'Topics' })
    const menu = page.getByRole('menu')
    const entry = (name: string) => menu.getByRole('menuitem', { name })
    const field = page.getByRole('textbox', { name: 'Name of the topic' })
    const note = page.getByRole('textbox', { name: 'Note' })

    await list.focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Shift+F10')
    await menu.waitFor()
    await page.keyboard.press('Escape')
    await expectFocus(list)
    await page.keyboard.press('Shift+F10')
    await menu.waitFor()
    await passTimers(page)
    expect(await menu.isVisible()).toBe(true)

    await entry('Rename').click()
    await passTimers(page)
    await expectFocus(field)
    await page.keyboard.type('Calm')
    await page.keyboard.press('Enter')
    await list.getByRole('option', { name: 'Calm' }).waitFor()
    await expectFocus(list)

    await page.keyboard.press('Shift+F10')
    await entry('Note').click()
    await expectFocus(note)
    await page.keyboard.press('Escape')
    await note.waitFor({ state: 'hidden' })
    await expectFocus(list)

    const more = page.getByRole('button', { name: 'What to do with topics' })
    await more.click()
    await entry('Note').click()
    await expectFocus(note)
    await page.keyboard.press('Escape')
    await note.waitFor({ state: 'hidden' })
    await expectFocus(more)

    await page.keyboard.press('Control+k')
    const search = page.getByRole('textbox', { name: 'Search or do anything' })
    await search.fill('rename')
    await page.getByRole('option', { name: 'Rename' }).and(page.locator('[data-highlighted]')).waitFor()
    await page.keyboard.press('Enter')
    await expectFocus(field)
    await passTimers(page)
    await expectFocus(field)
    await page.keyboard.press('Escape')
    await expectFocus(list)
  })
})

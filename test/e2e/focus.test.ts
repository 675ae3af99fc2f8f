/** Where the keyboard is after menus, dialogs and fields have closed, on a machine whose timers come late. */
import { join } from 'node:path'
import { chromium, type Locator, type Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { chromiumArguments, findChromium } from '../support/chromium.ts'
import { writeExplorableLibrary } from '../support/explorable-library.ts'
import { startServe } from '../support/serve.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const chromiumPath = findChromium()

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

async function expectFocus(on: Locator): Promise<void> {
  await expect.poll(() => on.evaluate((element) => element === document.activeElement)).toBe(true)
}

describe.skipIf(chromiumPath === null)(
  `the focus${chromiumPath === null ? ' [skipped: there is no Chromium]' : ''}`,
  () => {
    it('goes back at once when a menu or a dialog closes, and is taken from nobody', async () => {
      const library = join(temporaryFolder(), 'a.cheekbone')
      const run = writeExplorableLibrary(library, { patches: 60 })
      const host = await startServe([library])
      const browser = await chromium.launch({ executablePath: chromiumPath ?? '', args: chromiumArguments })
      try {
        const page = await browser.newPage({ locale: 'en', viewport: { width: 1280, height: 800 } })
        await page.addInitScript(makeTimersLate)
        await page.goto(host.address)
        await page.waitForURL(/#\/library\/[0-9a-f]{16}$/)
        await page.evaluate((hash) => {
          location.hash += hash
        }, `/run/${run}`)
        const list = page.getByRole('listbox', { name: 'Topics' })
        await list.getByRole('option').first().waitFor()
        const menu = page.getByRole('menu')
        const entry = (name: string): Locator => menu.getByRole('menuitem', { name })
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
        await page.getByRole('textbox', { name: 'Search or do anything' }).fill('rename')
        await page.keyboard.press('Enter')
        await expectFocus(field)
        await passTimers(page)
        await expectFocus(field)
        await page.keyboard.press('Escape')
        await expectFocus(list)
      } finally {
        await browser.close()
      }
    })
  },
)

/** Topics as a person works with them: named, merged, judged and saved, by keyboard, in a real browser. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { parseCsv } from '../../src/engine/exports/csv-reader.ts'
import { seriousFindings } from '../support/axe.ts'
import { chromiumArguments, findChromium } from '../support/chromium.ts'
import { writeExplorableLibrary } from '../support/explorable-library.ts'
import { startServe } from '../support/serve.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const chromiumPath = findChromium()
const patches = 120

/** Opens the run and gives the list of its topics. */
async function openRun(page: Page, address: string, run: number) {
  await page.goto(address)
  await page.waitForURL(/#\/library\/[0-9a-f]{16}$/)
  await page.evaluate((hash) => {
    location.hash += hash
  }, `/run/${run}`)
  const list = page.getByRole('listbox', { name: 'Topics' })
  await list.getByRole('option').first().waitFor()
  return list
}

interface Place {
  index: string | null
  scrollTop: number
}

/** The cell of the gallery that has the keyboard, and how far it is scrolled. */
async function placeIn(page: Page): Promise<Place> {
  return page
    .getByRole('region', { name: 'Gallery' })
    .getByRole('grid')
    .evaluate((grid) => {
      const cell = document.getElementById(grid.getAttribute('aria-activedescendant') ?? '')
      return { index: cell?.dataset.index ?? null, scrollTop: grid.scrollTop }
    })
}

function hasFocus(element: Element): boolean {
  return element === document.activeElement
}

describe.skipIf(chromiumPath === null)(
  `topics in the explorer${chromiumPath === null ? ' [skipped: there is no Chromium]' : ''}`,
  () => {
    it('are opened, renamed, merged, judged to an interval and saved, and all is there when the page opens again', async () => {
      const library = join(temporaryFolder(), 'a.cheekbone')
      const run = writeExplorableLibrary(library, { patches })
      const host = await startServe([library])
      const browser = await chromium.launch({ executablePath: chromiumPath ?? '', args: chromiumArguments })
      try {
        const page = await browser.newPage({ locale: 'en', viewport: { width: 1280, height: 800 } })
        const list = await openRun(page, host.address, run)
        const options = list.getByRole('option')
        expect(await options.count()).toBe(6)

        await list.focus()
        await page.keyboard.press('ArrowDown')
        await page.keyboard.press('Enter')
        expect(await options.nth(1).getAttribute('aria-current')).toBe('true')
        await page.keyboard.press('F2')
        await page.keyboard.type('Fine relief')
        await page.keyboard.press('Enter')
        await options.nth(1).getByText('Fine relief').waitFor()

        await page.keyboard.press('Shift+F10')
        const merging = page.getByRole('menuitem', { name: /^Merge topics.*One topic is chosen/s })
        await merging.waitFor()
        for (let i = 0; i < 4 && !(await merging.evaluate(hasFocus)); i++)
          await page.keyboard.press('ArrowDown')
        expect(await merging.getAttribute('aria-disabled')).toBe('true')
        expect(await merging.evaluate(hasFocus)).toBe(true)
        await page.keyboard.press('Enter')
        expect(await merging.isVisible()).toBe(true)
        await page.keyboard.press('Escape')
        await merging.waitFor({ state: 'hidden' })
        await list.focus()

        await page.keyboard.press('Shift+ArrowDown')
        await page.keyboard.press('Shift+F10')
        await page.getByRole('menuitem', { name: 'Merge 2 topics' }).click()
        await page.getByText('5 in use').waitFor()
        await list.focus()
        await page.keyboard.press('Control+z')
        await page.getByText('6 in use').waitFor()
        await page.getByRole('button', { name: 'What to do with topics' }).click()
        await page.getByRole('menuitem', { name: /^Merge again/ }).click()
        await page.getByText('5 in use').waitFor()
        await page.getByRole('menu').waitFor({ state: 'hidden' })
        expect(await page.getByRole('tooltip').count()).toBe(0)
        await page.keyboard.press('Control+z')
        await page.getByText('6 in use').waitFor()
        expect(await seriousFindings(page)).toEqual([])

        await page.getByRole('option', { name: /Fine relief/ }).click()
        await page.getByRole('button', { name: 'Export' }).click()
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('menuitem', { name: /Fine relief/ }).click(),
        ])
        const { header, rows } = parseCsv(readFileSync(await download.path()))
        expect(rows).toHaveLength(20)
        expect(new Set(rows.map((cells) => cells[header.indexOf('topic_name')]))).toEqual(
          new Set(['Fine relief']),
        )

        await page.getByRole('button', { name: 'Spot-check', exact: true }).click()
        const standing = page.getByText(/^\d+ of \d+ judged/)
        await standing.waitFor()
        const count = Number(/of (\d+)/.exec(await standing.innerText())?.[1])
        await page.keyboard.press('n')
        await page.keyboard.press('Backspace')
        await page.getByText(`0 of ${count} judged`, { exact: true }).waitFor()
        for (let picture = 0; picture < count; picture++) await page.keyboard.press('y')
        await page.getByText(/^Between \d+% and 100% of the topic/).waitFor()
        await page.getByText(/^You took pictures of other topics for this one/).waitFor()
        expect(await seriousFindings(page)).toEqual([])
        await page.keyboard.press('Enter')
        await page.getByText(/^0 of \d+ judged/).waitFor()

        await page.getByRole('button', { name: 'Back to the map' }).click()
        await page.reload()
        const again = page
          .getByRole('listbox', { name: 'Topics' })
          .getByRole('option', { name: /Fine relief/ })
        await again.waitFor()
        await again.getByRole('img', { name: 'Spot-checked' }).waitFor()
        await page.getByText('Spot-checked 1 of 6 topics').waitFor()
      } finally {
        await browser.close()
      }
    })

    it('have two lines for a long name, and are open at the same place after the page is loaded anew', async () => {
      const library = join(temporaryFolder(), 'a.cheekbone')
      const run = writeExplorableLibrary(library, { patches: 480 })
      const host = await startServe([library])
      const browser = await chromium.launch({ executablePath: chromiumPath ?? '', args: chromiumArguments })
      try {
        const page = await browser.newPage({ locale: 'en', viewport: { width: 1280, height: 800 } })
        const list = await openRun(page, host.address, run)
        const options = list.getByRole('option')
        await list.focus()
        await page.keyboard.press('ArrowDown')
        await page.keyboard.press('Enter')
        await page.keyboard.press('F2')
        await page.keyboard.type('Fine lines and many small spots')
        await page.keyboard.press('Enter')
        await options.nth(1).getByText('Fine lines and many small spots').waitFor()
        const boxes = () => options.evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect()))
        await expect
          .poll(async () => (await boxes())[1].height - (await boxes())[0].height)
          .toBeCloseTo(20, 0)
        await expect.poll(async () => (await boxes())[2].top - (await boxes())[1].bottom).toBeCloseTo(0, 0)

        await page.getByRole('region', { name: 'Gallery' }).getByRole('grid').focus()
        await page.keyboard.press('End')
        await page.keyboard.press('End')
        await expect.poll(async () => (await placeIn(page)).index).toBe('79')
        await page.keyboard.press('ArrowLeft')
        await expect.poll(async () => (await placeIn(page)).index).toBe('78')
        const left = await placeIn(page)
        expect(left.scrollTop).toBeGreaterThan(100)
        await page.reload()
        await expect.poll(() => placeIn(page)).toEqual(left)
        expect(await options.nth(1).getAttribute('aria-current')).toBe('true')
        expect(await options.nth(1).getAttribute('aria-selected')).toBe('true')

        await page.getByRole('button', { name: 'Spot-check', exact: true }).click()
        await page.getByText(/^0 of \d+ judged/).waitFor()
        await page.keyboard.press('y')
        await page.getByText(/^1 of \d+ judged/).waitFor()
        const address = page.url()
        await page.reload()
        await page.getByText(/^1 of \d+ judged/).waitFor()
        expect(page.url()).toBe(address)
        await page.getByRole('heading', { name: 'Fine lines and many small spots' }).waitFor()
      } finally {
        await browser.close()
      }
    })
  },
)

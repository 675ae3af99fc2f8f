/** Gallery and details in a real browser: by keyboard alone, by pointer, and with faces hidden. */
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { describe, expect, it, onTestFinished } from 'vitest'
import { seriousFindings } from '../support/axe.ts'
import { chromiumArguments, findChromium } from '../support/chromium.ts'
import { writeExplorableLibrary } from '../support/explorable-library.ts'
import { startServe } from '../support/serve.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const chromiumPath = findChromium()
const patches = 800
const topics = 4

async function openExplorer(): Promise<{ page: Page; complaints: string[] }> {
  const library = join(temporaryFolder(), 'drawn.cheekbone')
  const run = writeExplorableLibrary(library, { patches, topics })
  const host = await startServe([library])
  const browser: Browser = await chromium.launch({
    executablePath: chromiumPath ?? '',
    args: chromiumArguments,
  })
  onTestFinished(() => browser.close())
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en' })
  page.setDefaultTimeout(10_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    // The photos of a drawn library are not there.
    if (message.type() === 'error' && !message.text().includes('404')) complaints.push(message.text())
  })
  await page.goto(host.address)
  await page.waitForURL(/#\/library\/[0-9a-f]{16}$/)
  await page.evaluate((hash) => {
    location.hash += hash
  }, `/run/${run}`)
  await page.waitForSelector('[role="row"][data-pictured]:not([data-pictured="0"])')
  return { page, complaints }
}

/** The index of the cell that has the keyboard, as a reader is told. */
async function indexOfActive(page: Page): Promise<number> {
  return page.evaluate(() => {
    const grid = document.querySelector('[role="grid"][aria-activedescendant]')
    const cell = document.getElementById(grid?.getAttribute('aria-activedescendant') ?? '')
    return Number(cell?.dataset.index ?? -1)
  })
}

async function markedCount(page: Page): Promise<number> {
  return page.locator('[role="gridcell"][aria-selected="true"]').count()
}

describe.skipIf(chromiumPath === null)(
  `gallery and details${chromiumPath === null ? ' [skipped: there is no Chromium]' : ''}`,
  () => {
    it('are gone through by keyboard alone: cells, marks, the large view and the details', async () => {
      const { page, complaints } = await openExplorer()
      const gallery = page.getByRole('region', { name: 'Gallery' })
      const grid = gallery.getByRole('grid')
      await expect.poll(() => gallery.getByRole('status').innerText()).toContain('800 patches')
      await grid.focus()
      await page.keyboard.press('ArrowDown')
      expect(await indexOfActive(page)).toBe(0)
      await page.keyboard.press('ArrowDown')
      const columns = Number(await grid.getAttribute('aria-colcount'))
      await expect.poll(() => indexOfActive(page)).toBe(columns)
      await page.keyboard.press('Shift+ArrowRight')
      await page.keyboard.press('Shift+ArrowRight')
      await expect.poll(() => markedCount(page)).toBe(3)
      await page.keyboard.press('m')
      await expect.poll(() => markedCount(page)).toBe(2)

      await page.keyboard.press('Space')
      const dialog = page.getByRole('dialog')
      await expect.poll(() => dialog.getByRole('status').innerText()).toBe(`${columns + 3} of 800`)
      await page.keyboard.press('ArrowRight')
      await expect.poll(() => dialog.getByRole('status').innerText()).toBe(`${columns + 4} of 800`)
      await page.keyboard.press('Space')
      await expect.poll(() => dialog.count()).toBe(0)
      expect(await indexOfActive(page)).toBe(columns + 3)

      await page.keyboard.press('End')
      await expect.poll(() => indexOfActive(page)).toBe(patches - 1)
      await page.keyboard.press('Escape')
      await page.keyboard.press('Enter')
      await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('explorer-details')
      const details = page.getByRole('region', { name: 'Details' })
      await expect
        .poll(() => details.getByRole('heading', { level: 2 }).innerText())
        .toMatch(/(Left|Right) cheek/)
      expect(await details.getByText('Topics in this patch').count()).toBe(1)
      expect(complaints).toEqual([])
    })

    it('show a topic, the most alike and what a search finds, and no faces where those are hidden', async () => {
      const { page, complaints } = await openExplorer()
      const gallery = page.getByRole('region', { name: 'Gallery' })
      const counts = gallery.getByRole('status')
      await page.getByRole('listbox', { name: 'Topics' }).getByRole('option').first().click()
      await expect.poll(() => counts.innerText()).toContain('200 patches')
      const grid = gallery.getByRole('grid')
      const scrolled = (): Promise<number> => grid.evaluate(({ scrollTop }) => scrollTop)
      await grid.focus()
      await page.keyboard.press('End')
      await page.keyboard.press('End')
      await expect.poll(scrolled).toBeGreaterThan(100)
      await page.getByRole('button', { name: 'More like this' }).click()
      await expect.poll(() => counts.innerText()).toContain('201 patches')
      await expect.poll(() => indexOfActive(page)).toBe(0)
      await expect.poll(scrolled).toBe(0)
      await page.getByRole('searchbox', { name: 'Search', exact: true }).fill('000007.jpg left')
      await expect.poll(() => counts.innerText()).toMatch(/^1 patch\b/)
      await page.locator('[data-index="0"]').click()
      const details = page.getByRole('region', { name: 'Details' })
      await expect.poll(() => details.innerText()).toContain('000007.jpg')
      expect(await details.locator('polygon').count()).toBeGreaterThan(0)
      await details.getByRole('button', { name: 'Go to the other cheek' }).click()
      await expect.poll(() => details.getByRole('heading', { level: 2 }).innerText()).toBe('Right cheek')

      expect(await seriousFindings(page)).toEqual([])

      await page.evaluate(() => {
        localStorage.setItem('cheekbone.preferences', JSON.stringify({ privacy: true }))
      })
      await page.reload()
      await page.waitForSelector('[role="row"][data-pictured]:not([data-pictured="0"])')
      await page.locator('[data-index="0"]').click()
      await details.getByText('Topics in this patch').waitFor()
      expect(await page.locator('polygon').count()).toBe(0)
      expect(await details.innerText()).not.toContain('.jpg')
      expect(await gallery.getByText('Face', { exact: true }).count()).toBe(0)
      expect(complaints).toEqual([])
    })
  },
)

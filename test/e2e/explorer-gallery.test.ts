/** Gallery and details in a real browser: by keyboard alone, by pointer, and with faces hidden. */
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { seriousFindings } from '../support/browser/axe.ts'
import { openExplorable, untilExplored } from '../support/browser/explorable-window.ts'
import { expectFocus } from '../support/browser/focus.ts'
import { indexOfActive } from '../support/browser/gallery.ts'
import { describeInBrowser } from '../support/browser/window-page.ts'

const patches = 800
const topics = 4

/** Until rows of the gallery have pictures. */
async function untilPictured(page: Page): Promise<void> {
  await page.locator('[role="row"][data-pictured]:not([data-pictured="0"])').first().waitFor()
}

async function markedCount(page: Page): Promise<number> {
  return page.locator('[role="gridcell"][aria-selected="true"]').count()
}

describeInBrowser('gallery and details', () => {
  it('are gone through by keyboard alone: cells, marks, the large view and the details', async () => {
    const { page, complaints } = await openExplorable({ patches, topics })
    await untilPictured(page)
    const gallery = page.getByRole('region', { name: 'Gallery' })
    const grid = gallery.getByRole('grid')
    await expect.poll(() => gallery.getByRole('status').innerText()).toContain('800 patches')
    await grid.focus()
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => indexOfActive(page)).toBe(0)
    const columns = Number(await grid.getAttribute('aria-colcount'))
    await page.keyboard.press('ArrowDown')
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
    await dialog.waitFor({ state: 'detached' })
    await expectFocus(grid)
    await expect.poll(() => indexOfActive(page)).toBe(columns + 3)

    await page.keyboard.press('End')
    await expect.poll(() => indexOfActive(page)).toBe(patches - 1)
    await page.keyboard.press('Escape')
    await expect.poll(() => markedCount(page)).toBe(0)
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('explorer-details')
    const details = page.getByRole('region', { name: 'Details' })
    await expect
      .poll(() => details.getByRole('heading', { level: 2 }).innerText())
      .toMatch(/(Left|Right) cheek/)
    await expect.poll(() => details.getByText('Topics in this patch').count()).toBe(1)
    expect(complaints()).toEqual([])
  })

  it('show a topic, the most alike and what a search finds, and no faces where those are hidden', async () => {
    const { page, complaints } = await openExplorable({ patches, topics })
    await untilPictured(page)
    const gallery = page.getByRole('region', { name: 'Gallery' })
    const counts = gallery.getByRole('status')
    await page.getByRole('listbox', { name: 'Topics' }).getByRole('option').first().click()
    await expect.poll(() => counts.innerText()).toContain('200 patches')
    const grid = gallery.getByRole('grid')
    const scrolled = (): Promise<number> => grid.evaluate(({ scrollTop }) => scrollTop)
    await grid.focus()
    await page.keyboard.press('End')
    await expect.poll(() => indexOfActive(page)).toBe(199)
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
    await expect.poll(() => details.locator('polygon').count()).toBeGreaterThan(0)
    await details.getByRole('button', { name: 'Go to the other cheek' }).click()
    await expect.poll(() => details.getByRole('heading', { level: 2 }).innerText()).toBe('Right cheek')

    expect(await seriousFindings(page)).toEqual([])

    await page.evaluate(() => {
      localStorage.setItem('cheekbone.preferences', JSON.stringify({ privacy: true }))
    })
    await page.reload()
    await untilExplored(page)
    await untilPictured(page)
    await page.locator('[data-index="0"]').click()
    await details.getByText('Topics in this patch').waitFor()
    expect(await page.locator('polygon').count()).toBe(0)
    expect(await details.innerText()).not.toContain('.jpg')
    expect(await gallery.getByText('Face', { exact: true }).count()).toBe(0)
    expect(complaints()).toEqual([])
  })
})

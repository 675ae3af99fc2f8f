/** Topics as a person works with them: named, merged, judged and saved, by keyboard, in a real browser. */
import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { parseCsv } from '../../src/engine/exports/csv-reader.ts'
import { seriousFindings } from '../support/browser/axe.ts'
import { openExplorable, untilExplored } from '../support/browser/explorable-window.ts'
import { expectFocus, hasFocus, typeInto } from '../support/browser/focus.ts'
import { closeMenu, downloadFile, openMenu, untilMenu, untilNoMenu } from '../support/browser/menus.ts'
import { describeInBrowser, passFrames } from '../support/browser/window-page.ts'

interface Place {
  index: string | null
  scrollTop: number
}

/** The cell of the gallery that has the keyboard, and how far it is scrolled, when that has come to rest. */
async function placeIn(page: Page): Promise<Place> {
  await passFrames(page)
  return page
    .getByRole('region', { name: 'Gallery' })
    .getByRole('grid')
    .evaluate((grid) => {
      const cell = document.getElementById(grid.getAttribute('aria-activedescendant') ?? '')
      return { index: cell?.dataset.index ?? null, scrollTop: grid.scrollTop }
    })
}

/** By the keyboard, down to an entry of the open menu. */
async function goDownTo(entry: Locator): Promise<void> {
  await expect
    .poll(async () => {
      if (!(await hasFocus(entry))) await entry.page().keyboard.press('ArrowDown')
      return hasFocus(entry)
    })
    .toBe(true)
}

/** Opens the second topic by keyboard and names it. */
async function nameSecond(page: Page, name: string): Promise<void> {
  const list = page.getByRole('listbox', { name: 'Topics' })
  const second = list.getByRole('option').nth(1)
  await list.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(() => second.getAttribute('aria-current')).toBe('true')
  await page.keyboard.press('F2')
  await typeInto(page.getByRole('textbox', { name: 'Name of the topic' }), name)
  await page.keyboard.press('Enter')
  await second.getByText(name).waitFor()
  await expectFocus(list)
}

describeInBrowser('topics in the explorer', () => {
  it('are opened, renamed, merged, judged to an interval and saved, and all is there when the page opens again', async () => {
    const { page } = await openExplorable({ patches: 120 })
    const list = page.getByRole('listbox', { name: 'Topics' })
    expect(await list.getByRole('option').count()).toBe(6)

    await nameSecond(page, 'Fine relief')

    await page.keyboard.press('Shift+F10')
    const menu = await untilMenu(page)
    const merging = menu.getByRole('menuitem', { name: /^Merge topics.*One topic is chosen/s })
    await goDownTo(merging)
    expect(await merging.getAttribute('aria-disabled')).toBe('true')
    // It cannot be chosen: the menu stays, and its keys go on.
    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowUp')
    await expect.poll(() => menu.locator(':focus').count()).toBe(1)
    await expect.poll(() => hasFocus(merging)).toBe(false)
    expect(await merging.isVisible()).toBe(true)
    await closeMenu(page)
    await expectFocus(list)

    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+F10')
    await (await untilMenu(page)).getByRole('menuitem', { name: 'Merge 2 topics' }).click()
    await page.getByText('5 in use').waitFor()
    await untilNoMenu(page)
    await expectFocus(list)
    await page.keyboard.press('Control+z')
    await page.getByText('6 in use').waitFor()
    const more = page.getByRole('button', { name: 'What to do with topics' })
    await (await openMenu(more)).getByRole('menuitem', { name: /^Merge again/ }).click()
    await page.getByText('5 in use').waitFor()
    await untilNoMenu(page)
    await expectFocus(more)
    expect(await page.getByRole('tooltip').count()).toBe(0)
    await page.keyboard.press('Control+z')
    await page.getByText('6 in use').waitFor()
    expect(await seriousFindings(page)).toEqual([])

    await page.getByRole('option', { name: /Fine relief/ }).click()
    const { header, rows } = parseCsv((await downloadFile(page, /Fine relief/)).bytes)
    expect(rows).toHaveLength(20)
    expect(new Set(rows.map((cells) => cells[header.indexOf('topic_name')]))).toEqual(
      new Set(['Fine relief']),
    )

    await page.getByRole('button', { name: 'Spot-check', exact: true }).click()
    const standing = page.getByText(/^\d+ of \d+ judged/)
    await standing.waitFor()
    const count = Number(/of (\d+)/.exec(await standing.innerText())?.[1])
    await page.keyboard.press('n')
    await page.getByText(`1 of ${count} judged`).waitFor()
    await page.keyboard.press('Backspace')
    await page.getByText(`0 of ${count} judged`, { exact: true }).waitFor()
    for (let picture = 0; picture < count; picture++) await page.keyboard.press('y')
    await page.getByText(/^Between \d+% and 100% of the topic/).waitFor()
    await page.getByText(/^You took pictures of other topics for this one/).waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await expectFocus(page.getByRole('complementary', { name: 'Result' }).getByRole('button').last())
    await page.keyboard.press('Enter')
    await page.getByText(/^0 of \d+ judged/).waitFor()

    await page.getByRole('button', { name: 'Back to the map' }).click()
    await untilExplored(page)
    await page.reload()
    const again = page.getByRole('listbox', { name: 'Topics' }).getByRole('option', { name: /Fine relief/ })
    await again.waitFor()
    await again.getByRole('img', { name: 'Spot-checked' }).waitFor()
    await page.getByText('Spot-checked 1 of 6 topics').waitFor()
  })

  it('have two lines for a long name, and are open at the same place after the page is loaded anew', async () => {
    const { page } = await openExplorable({ patches: 480 })
    const options = page.getByRole('listbox', { name: 'Topics' }).getByRole('option')
    await nameSecond(page, 'Fine lines and many small spots')
    const boxes = () => options.evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect()))
    await expect.poll(async () => (await boxes())[1].height - (await boxes())[0].height).toBeCloseTo(20, 0)
    await expect.poll(async () => (await boxes())[2].top - (await boxes())[1].bottom).toBeCloseTo(0, 0)

    const gallery = page.getByRole('region', { name: 'Gallery' })
    await expect.poll(() => gallery.getByRole('status').innerText()).toMatch(/^80 patches/)
    await gallery.getByRole('grid').focus()
    await page.keyboard.press('End')
    await expect.poll(async () => (await placeIn(page)).index).toBe('79')
    await page.keyboard.press('ArrowLeft')
    await expect.poll(async () => (await placeIn(page)).index).toBe('78')
    await expect.poll(async () => (await placeIn(page)).scrollTop).toBeGreaterThan(100)
    const left = await placeIn(page)
    await page.reload()
    await expect.poll(() => placeIn(page)).toEqual(left)
    await expect.poll(() => options.nth(1).getAttribute('aria-current')).toBe('true')
    await expect.poll(() => options.nth(1).getAttribute('aria-selected')).toBe('true')

    await page.getByRole('button', { name: 'Spot-check', exact: true }).click()
    await page.getByText(/^0 of \d+ judged/).waitFor()
    await page.keyboard.press('y')
    await page.getByText(/^1 of \d+ judged/).waitFor()
    const address = page.url()
    await page.reload()
    await page.getByText(/^1 of \d+ judged/).waitFor()
    expect(page.url()).toBe(address)
    await page.getByRole('heading', { name: 'Fine lines and many small spots' }).waitFor()
  })
})

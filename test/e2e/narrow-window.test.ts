/** A window of 900 pixels, and one enlarged to 200 %: whatever a view is for stays within it. */
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { findChromium } from '../support/chromium.ts'
import { writeExplorableLibrary } from '../support/explorable-library.ts'
import { startServe } from '../support/serve.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { openWindowPage } from '../support/window-page.ts'

/** A browser lays a window of 1280 pixels at 200 % out like one of 640. */
const sizes = [
  { width: 900, height: 700 },
  { width: 640, height: 400 },
]

async function isWithin(page: Page, thing: Locator): Promise<boolean> {
  const box = await thing.boundingBox()
  const { width } = page.viewportSize() ?? { width: 0 }
  return box !== null && box.x >= 0 && box.x + box.width <= width
}

async function areApart(things: readonly Locator[]): Promise<boolean> {
  const boxes = await Promise.all(things.map((thing) => thing.boundingBox()))
  return boxes.every((a, at) =>
    boxes
      .slice(at + 1)
      .every(
        (b) =>
          a !== null &&
          b !== null &&
          (a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y),
      ),
  )
}

const missing = findChromium() === null
describe.skipIf(missing)(`a narrow window${missing ? ' [skipped: there is no Chromium]' : ''}`, () => {
  it('has all of the bar, the details and the buttons of a spot-check in reach', async () => {
    const library = join(temporaryFolder(), 'a library with a rather long name.cheekbone')
    const run = writeExplorableLibrary(library, { patches: 120 })
    const host = await startServe([library])
    const { page } = await openWindowPage(host.address)
    await page.waitForURL(/#\/library\/[0-9a-f]{16}$/)
    await page.evaluate((hash) => (location.hash += hash), `/run/${run}`)
    await page.getByRole('listbox', { name: 'Topics' }).getByRole('option').first().waitFor()
    const bar = page.getByRole('banner').getByRole('button')
    for (const size of sizes) {
      await page.setViewportSize(size)
      await expect.poll(() => isWithin(page, page.getByRole('region', { name: 'Details' }))).toBe(true)
      for (const button of await bar.all())
        expect(await isWithin(page, button), await button.innerText()).toBe(true)
    }
    await page.getByRole('button', { name: 'Spot-check', exact: true }).click()
    const answer = page.getByRole('button', { name: 'Unsure' })
    for (const size of sizes) {
      await page.setViewportSize(size)
      await answer.scrollIntoViewIfNeeded()
      await expect.poll(() => isWithin(page, answer)).toBe(true)
      await answer.click({ trial: true })
      expect(await isWithin(page, page.getByRole('complementary', { name: 'Result' }))).toBe(true)
    }
  })

  it('has a map whose tools stand clear of each other, with a legend that is folded until it is asked for', async () => {
    const library = join(temporaryFolder(), 'a.cheekbone')
    const run = writeExplorableLibrary(library, { patches: 120 })
    const host = await startServe([library])
    const { page } = await openWindowPage(host.address)
    await page.waitForURL(/#\/library\/[0-9a-f]{16}$/)
    await page.evaluate((hash) => (location.hash += hash), `/run/${run}`)
    const map = page.getByRole('region', { name: 'Map' }).first()
    const legend = map.getByRole('region', { name: 'What the colours stand for' })
    const head = legend.getByRole('button', { expanded: false })
    await legend.getByRole('button', { expanded: true }).waitFor()
    for (const size of sizes) {
      await page.setViewportSize(size)
      await head.waitFor()
      const things = [
        map.getByRole('group', { name: 'What dragging does' }),
        map.locator('.menus'),
        head,
        map.locator('.zoom'),
      ]
      await expect.poll(() => areApart(things)).toBe(true)
      for (const thing of things) expect(await isWithin(page, thing)).toBe(true)
    }
    const topics = page.locator('.topics > .head')
    expect(await topics.evaluate((row) => row.scrollWidth - row.clientWidth)).toBe(0)
    await head.click()
    await legend.getByRole('button', { expanded: true }).click()
    await page.setViewportSize({ width: 1280, height: 800 })
    await legend.getByRole('button', { expanded: true }).waitFor()
  })
})

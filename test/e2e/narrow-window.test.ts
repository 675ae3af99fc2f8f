/** A window of 900 pixels, and one enlarged to 200 %: whatever a view is for stays within it. */
import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { openExplorable } from '../support/browser/explorable-window.ts'
import { describeInBrowser, passFrames } from '../support/browser/window-page.ts'

/** A browser lays a window of 1280 pixels at 200 % out like one of 640. */
const sizes = [
  { width: 900, height: 700 },
  { width: 640, height: 400 },
]

async function resize(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size)
  await passFrames(page)
}

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

describeInBrowser('a narrow window', () => {
  it('has all of the bar, the details and the buttons of a spot-check in reach', async () => {
    const { page } = await openExplorable({ patches: 120 }, { name: 'a library with a rather long name' })
    const bar = page.getByRole('banner').getByRole('button')
    for (const size of sizes) {
      await resize(page, size)
      await expect.poll(() => isWithin(page, page.getByRole('region', { name: 'Details' }))).toBe(true)
      for (const button of await bar.all())
        await expect.poll(() => isWithin(page, button), { message: await button.innerText() }).toBe(true)
    }
    await page.getByRole('button', { name: 'Spot-check', exact: true }).click()
    const answer = page.getByRole('button', { name: 'Unsure' })
    for (const size of sizes) {
      await resize(page, size)
      await answer.scrollIntoViewIfNeeded()
      await expect.poll(() => isWithin(page, answer)).toBe(true)
      await answer.click({ trial: true })
      const result = page.getByRole('complementary', { name: 'Result' })
      await expect.poll(() => isWithin(page, result)).toBe(true)
    }
  })

  it('has a map whose tools stand clear of each other, with a legend that is folded until it is asked for', async () => {
    const { page } = await openExplorable({ patches: 120 })
    const map = page.getByRole('region', { name: 'Map' }).first()
    const legend = map.getByRole('region', { name: 'What the colours stand for' })
    const head = legend.getByRole('button', { expanded: false })
    await legend.getByRole('button', { expanded: true }).waitFor()
    for (const size of sizes) {
      await resize(page, size)
      await head.waitFor()
      const things = [
        map.getByRole('group', { name: 'What dragging does' }),
        map.locator('.menus'),
        head,
        map.locator('.zoom'),
      ]
      await expect.poll(() => areApart(things)).toBe(true)
      for (const thing of things) await expect.poll(() => isWithin(page, thing)).toBe(true)
    }
    const topics = page.locator('.topics > .head')
    await expect.poll(() => topics.evaluate((row) => row.scrollWidth - row.clientWidth)).toBe(0)
    await head.click()
    await legend.getByRole('button', { expanded: true }).click()
    await page.setViewportSize({ width: 1280, height: 800 })
    await legend.getByRole('button', { expanded: true }).waitFor()
  })
})

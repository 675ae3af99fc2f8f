/** What stands on the map leaves room for the rest of it: the note beside names, the open legend beside points. */
import type { Locator } from 'playwright-core'
import { expect, it } from 'vitest'
import { openExplorable } from '../support/browser/explorable-window.ts'
import { ShownMap } from '../support/browser/shown-map.ts'
import { describeInBrowser } from '../support/browser/window-page.ts'
import { chromiumPlainArguments } from '../support/chromium.ts'

describeInBrowser('room on the map', () => {
  it('keeps names off the note at the foot, and half of the map in sight beside an open legend', async () => {
    // Without WebGL, so that there is a note.
    const { page, host } = await openExplorable(
      { patches: 240, topics: 12 },
      { args: chromiumPlainArguments },
    )
    const map = new ShownMap(page)
    const note = page.getByText('Without graphics acceleration')
    await note.waitFor()
    const lowest = async (): Promise<number> => {
      const feet = await page
        .locator('.labels .label')
        .evaluateAll((names) => names.map((name) => name.getBoundingClientRect().bottom))
      return Math.max(...feet) - (await boxOf(note)).y
    }
    await expect.poll(lowest).toBeLessThanOrEqual(0)
    // Also where the map was moved down.
    const before = await map.placesOfNames()
    for (let turn = 0; turn < 2; turn++) await map.stage.press('ArrowUp')
    await expect.poll(() => map.placesOfNames()).not.toEqual(before)
    await expect.poll(lowest).toBeLessThanOrEqual(0)

    await page.setViewportSize({ width: 640, height: 400 })
    const { legend } = map
    await legend.getByRole('button', { expanded: false }).click()
    await legend.getByRole('button', { expanded: true }).waitFor()
    const whole = await map.box()
    await expect.poll(async () => (await boxOf(legend)).width).toBeLessThanOrEqual(whole.width / 2)
    const open = await boxOf(legend)
    expect(open.y + open.height).toBeLessThanOrEqual(whole.y + whole.height)
    // All entries can be reached.
    const last = legend.getByRole('button', { pressed: true }).last()
    await last.scrollIntoViewIfNeeded()
    await last.click({ trial: true })
    await host.end('SIGINT')
  })
})

async function boxOf(thing: Locator) {
  const box = await thing.boundingBox()
  if (!box) throw new Error('It has no place on the screen.')
  return box
}

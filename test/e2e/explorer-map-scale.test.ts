/** The part of a scale that is shown: two handles in the legend of a map that is coloured by number. */
import type { Locator } from 'playwright-core'
import { expect, it } from 'vitest'
import { seriousFindings } from '../support/browser/axe.ts'
import { openExplorable } from '../support/browser/explorable-window.ts'
import { expectFocus } from '../support/browser/focus.ts'
import { everything, ShownMap } from '../support/browser/shown-map.ts'
import { describeInBrowser } from '../support/browser/window-page.ts'

const patches = 400

async function valueOf(handle: Locator, name: 'now' | 'max' = 'now'): Promise<number> {
  return Number(await handle.getAttribute(`aria-value${name}`))
}

describeInBrowser('the scale of the map', () => {
  it('hides what lies outside of its handles, by keyboard and by pointer, until all is asked for', async () => {
    const { page, host, complaints } = await openExplorable({ patches, topics: 4 })
    const map = new ShownMap(page)
    await map.colourBy('Lightness (L*)')
    const { legend } = map
    const [low, high] = [
      legend.getByRole('slider', { name: 'From' }),
      legend.getByRole('slider', { name: 'To' }),
    ]
    const whole = legend.getByRole('button', { name: 'Whole range' })
    const shown = async (): Promise<number> => {
      const said = await legend.getByText(/ patches$/).allTextContents()
      return said.length === 0 ? patches : Number.parseInt(said[0], 10)
    }
    const expectCaught = async (count: number): Promise<void> => {
      await map.use('Lasso')
      await map.drag(everything)
      await expect.poll(() => map.marked()).toBe(count)
      await map.clearMarks()
    }

    // Topics are 12.5 apart: the lower half of the scale holds two of four.
    await high.waitFor()
    await expect.poll(() => low.getAttribute('aria-valuetext')).toMatch(/^≤ \d.* CIELAB$/)
    const [least, most] = [await valueOf(low), await valueOf(high)]
    const middle = (least + most) / 2
    await high.focus()
    for (let turn = 0; turn < 5; turn++) await page.keyboard.press('PageDown')
    await expect.poll(() => valueOf(high)).toBeCloseTo(middle, 3)
    await expect.poll(async () => (await valueOf(low, 'max')) - (await valueOf(high))).toBe(0)
    await expect.poll(() => high.getAttribute('aria-valuetext')).toMatch(/^\d.* CIELAB$/)
    await expect.poll(shown).toBe(patches / 2)
    await expectCaught(patches / 2)
    // Past the other handle it does not go, and beyond an end all stays in.
    await low.press('PageUp')
    await expect.poll(() => valueOf(low)).toBeGreaterThan(least)
    const raised = await valueOf(low)
    await high.press('Home')
    await expect.poll(() => valueOf(high)).toBe(raised)
    await high.press('End')
    await low.press('Home')
    await expect.poll(() => whole.count()).toBe(0)
    await expectCaught(patches)

    const box = await page.locator('.ramp').boundingBox()
    if (!box) throw new Error('The scale has no ramp.')
    const at = (share: number): [number, number] => [box.x + share * box.width, box.y + box.height / 2]
    await page.mouse.move(...at(0.02))
    await page.mouse.down()
    await page.mouse.move(...at(0.5), { steps: 4 })
    await page.mouse.up()
    await expect.poll(shown).toBe(patches / 2)
    // Between the handles both are taken along.
    await page.mouse.move(...at(0.75))
    await page.mouse.down()
    await page.mouse.move(...at(0.25), { steps: 4 })
    await page.mouse.up()
    await expect.poll(() => valueOf(low)).toBeCloseTo(least, 3)
    await expect.poll(() => valueOf(high)).toBeCloseTo(middle, 0)
    await page.mouse.dblclick(...at(0.25))
    await expect.poll(() => valueOf(high)).toBe(most)
    await expect.poll(shown).toBe(patches)

    await low.press('PageUp')
    await whole.waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await whole.click()
    await expect.poll(() => valueOf(low)).toBe(least)
    // What has the focus then is still in the legend, and another colouring starts with its whole range.
    await expectFocus(legend.getByRole('button', { expanded: true }))
    await low.press('PageUp')
    await whole.waitFor()
    await map.colourBy('Redness (a*)')
    await expect.poll(() => whole.count()).toBe(0)
    expect(complaints()).toEqual([])
    await host.end('SIGINT')
  })
})

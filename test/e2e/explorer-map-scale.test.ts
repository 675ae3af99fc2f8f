/** The part of a scale that is shown: two handles in the legend of a map that is coloured by number. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { seriousFindings } from '../support/axe.ts'
import { findChromium } from '../support/chromium.ts'
import { writeExplorableLibrary } from '../support/explorable-library.ts'
import { startServe } from '../support/serve.ts'
import { everything, ShownMap } from '../support/shown-map.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { openWindowPage } from '../support/window-page.ts'

const patches = 400
const missing = findChromium() === null

describe.skipIf(missing)(`the scale of the map${missing ? ' [skipped: there is no Chromium]' : ''}`, () => {
  it('hides what lies outside of its handles, by keyboard and by pointer, until all is asked for', async () => {
    const library = join(temporaryFolder(), 'generated.cheekbone')
    const run = writeExplorableLibrary(library, { patches, topics: 4 })
    const host = await startServe([library])
    const { page, complaints } = await openWindowPage(host.address)
    const map = new ShownMap(page)
    await map.open(host.address, run)
    await map.colourBy('Lightness (L*)')
    const { legend } = map
    const [low, high] = [
      legend.getByRole('slider', { name: 'From' }),
      legend.getByRole('slider', { name: 'To' }),
    ]
    const shown = async (): Promise<number> => {
      const said = await legend.getByText(/ patches$/).allTextContents()
      return said.length === 0 ? patches : Number.parseInt(said[0], 10)
    }
    const caught = async (): Promise<number> => {
      await page.getByText('Lasso', { exact: true }).click()
      await map.drag(everything)
      await expect.poll(() => map.marked()).toBeGreaterThan(0)
      const count = await map.marked()
      await page.getByRole('application', { name: 'Map' }).press('Escape')
      await expect.poll(() => map.marked()).toBe(0)
      return count
    }
    const number = async (handle: typeof low, name: string): Promise<number> =>
      Number(await handle.getAttribute(`aria-value${name}`))

    // Topics are 12.5 apart: the lower half of the scale holds two of four.
    await high.waitFor()
    expect(await low.getAttribute('aria-valuetext')).toMatch(/^≤ \d.* CIELAB$/)
    const [least, most] = [await number(low, 'now'), await number(high, 'now')]
    await high.focus()
    for (let turn = 0; turn < 5; turn++) await page.keyboard.press('PageDown')
    expect(await number(high, 'now')).toBeCloseTo((least + most) / 2, 3)
    expect(await number(low, 'max')).toBe(await number(high, 'now'))
    expect(await high.getAttribute('aria-valuetext')).toMatch(/^\d.* CIELAB$/)
    await expect.poll(shown).toBe(patches / 2)
    expect(await caught()).toBe(patches / 2)
    // Past the other handle it does not go, and beyond an end all stays in.
    await low.press('PageUp')
    await high.press('Home')
    expect(await number(high, 'now')).toBe(await number(low, 'now'))
    await high.press('End')
    await low.press('Home')
    await expect.poll(() => legend.getByRole('button', { name: 'Whole range' }).count()).toBe(0)
    expect(await caught()).toBe(patches)

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
    expect(await number(low, 'now')).toBeCloseTo(least, 3)
    expect(await number(high, 'now')).toBeCloseTo((least + most) / 2, 0)
    await page.mouse.dblclick(...at(0.25))
    expect(await number(high, 'now')).toBe(most)
    expect(await shown()).toBe(patches)

    await low.press('PageUp')
    expect(await seriousFindings(page)).toEqual([])
    await legend.getByRole('button', { name: 'Whole range' }).click()
    expect(await number(low, 'now')).toBe(least)
    // What has the focus then is still in the legend, and another colouring starts with its whole range.
    expect(await legend.getByRole('button', { expanded: true }).evaluate(hasFocus)).toBe(true)
    await low.press('PageUp')
    await map.colourBy('Redness (a*)')
    await expect.poll(() => legend.textContent()).toContain('Redness')
    expect(await legend.getByRole('button', { name: 'Whole range' }).count()).toBe(0)
    expect(complaints()).toEqual([])
    await host.end('SIGINT')
  })
})

function hasFocus(element: Element): boolean {
  return element.ownerDocument.activeElement === element
}

/** Pictures of the map as files: their legend explains what is to be seen in them. The same is hidden after a reload. */
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { openExplorable, untilExplored } from '../support/browser/explorable-window.ts'
import { typeInto } from '../support/browser/focus.ts'
import { downloadFile } from '../support/browser/menus.ts'
import { ShownMap } from '../support/browser/shown-map.ts'
import { describeInBrowser } from '../support/browser/window-page.ts'

const patches = 400
const longName = 'Fine lines and many small spots'

describeInBrowser('pictures of the map', () => {
  it('say what of the map is shown, also after the page is loaded anew', async () => {
    const { page, host, complaints } = await openExplorable({ patches, topics: 4 })
    const map = new ShownMap(page)
    const { legend } = map
    const pressed = legend.getByRole('button', { pressed: true })

    // What a person wrote is all there, in two lines.
    await page.getByRole('listbox', { name: 'Topics' }).focus()
    await page.keyboard.press('F2')
    await typeInto(page.getByRole('textbox', { name: 'Name of the topic' }), longName)
    await page.keyboard.press('Enter')
    const name = legend.getByText(longName, { exact: true })
    await name.waitFor()
    await expect.poll(() => name.evaluate(isWhole)).toBe(true)

    await expect.poll(() => pressed.count()).toBe(4)
    const hiddenName = await pressed.nth(1).locator('.name').innerText()
    await pressed.nth(1).press('Space')
    await expect.poll(() => pressed.count()).toBe(3)
    await page.reload()
    await untilExplored(page)
    await expect.poll(() => pressed.count()).toBe(3)
    const topics = await legendTexts(page)
    expect(topics.join(' ')).toContain(longName)
    expect(topics).not.toContain(hiddenName)
    expect(topics.slice(-2)).toEqual(['Hidden', '100'])

    await map.colourBy('Lightness (L*)')
    const high = legend.getByRole('slider', { name: 'To' })
    await high.waitFor()
    expect(await legendTexts(page)).not.toContain('Hidden')
    for (let turn = 0; turn < 5; turn++) await high.press('PageDown')
    await legend.getByText(`${patches / 2} patches`).waitFor()
    const range = await legend.locator('.shown').getByText('≤').innerText()
    await page.reload()
    await legend.getByText(`${patches / 2} patches`).waitFor()
    await untilExplored(page)
    const scale = await legendTexts(page)
    for (const text of [range, `${patches / 2} patches`, 'Hidden', `${patches / 2}`])
      expect(scale).toContain(text)

    const png = await downloadFile(page, /^Map as seen \(PNG/)
    const { width, height } = await sharp(png.bytes).metadata()
    const pane = await map.box()
    expect([width, height]).toEqual([Math.round(pane.width), Math.round(pane.height)])
    expect(complaints()).toEqual([])
    await host.end('SIGINT')
  })
})

function isWhole(element: Element): boolean {
  return element.scrollHeight <= element.clientHeight
}

/** In the order in which they are written. */
async function legendTexts(page: Page): Promise<string[]> {
  const svg = (await downloadFile(page, /^Map as seen \(SVG/)).bytes.toString()
  return [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text]) => text)
}

/** Pictures of the map as files: their legend explains what is to be seen in them. The same is hidden after a reload. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { findChromium } from '../support/chromium.ts'
import { writeExplorableLibrary } from '../support/explorable-library.ts'
import { startServe } from '../support/serve.ts'
import { ShownMap } from '../support/shown-map.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { openWindowPage } from '../support/window-page.ts'

const patches = 400
const missing = findChromium() === null
const longName = 'Fine lines and many small spots'

describe.skipIf(missing)(`pictures of the map${missing ? ' [skipped: there is no Chromium]' : ''}`, () => {
  it('say what of the map is shown, also after the page is loaded anew', async () => {
    const library = join(temporaryFolder(), 'generated.cheekbone')
    const run = writeExplorableLibrary(library, { patches, topics: 4 })
    const host = await startServe([library])
    const { page, complaints } = await openWindowPage(host.address)
    const map = new ShownMap(page)
    await map.open(host.address, run)
    const { legend } = map
    const pressed = legend.getByRole('button', { pressed: true })

    // What a person wrote is all there, in two lines.
    await page.getByRole('listbox', { name: 'Topics' }).focus()
    await page.keyboard.press('F2')
    await page.keyboard.type(longName)
    await page.keyboard.press('Enter')
    const name = legend.getByText(longName, { exact: true })
    await name.waitFor()
    expect(await name.evaluate(isWhole)).toBe(true)

    expect(await pressed.count()).toBe(4)
    const hiddenName = await pressed.nth(1).locator('.name').innerText()
    await pressed.nth(1).press('Space')
    await expect.poll(() => pressed.count()).toBe(3)
    await page.reload()
    await page.waitForSelector('[data-drawn]:not([data-drawn="0"])')
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
    await page.waitForSelector('[data-drawn]:not([data-drawn="0"])')
    const scale = await legendTexts(page)
    for (const text of [range, `${patches / 2} patches`, 'Hidden', `${patches / 2}`])
      expect(scale).toContain(text)

    const png = await download(page, /^Map as seen \(PNG/)
    const { width, height } = await sharp(png).metadata()
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
  const svg = (await download(page, /^Map as seen \(SVG/)).toString()
  return [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text]) => text)
}

async function download(page: Page, kind: RegExp): Promise<Buffer> {
  await page.getByRole('button', { name: 'Export' }).click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: kind }).first().click(),
  ])
  return readFileSync(await file.path())
}

/** What the map can be coloured by, in a real browser without WebGL, where the processor draws. */
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { chromiumArguments, findChromium } from '../support/chromium.ts'
import { writeExplorableLibrary } from '../support/explorable-library.ts'
import { startServe } from '../support/serve.ts'
import { ShownMap } from '../support/shown-map.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const chromiumPath = findChromium()

/** Colour and outline. */
function signsOf(paths: Element[]): string[] {
  return paths.map((path) => `${path.getAttribute('fill')} ${path.getAttribute('d')}`)
}

describe.skipIf(chromiumPath === null)(
  `the colours of the map${chromiumPath === null ? ' [skipped: there is no Chromium]' : ''}`,
  () => {
    it('has a legend for all that can be chosen, without WebGL too', async () => {
      const library = join(temporaryFolder(), 'generated.cheekbone')
      const run = writeExplorableLibrary(library, { patches: 400, topics: 4 })
      const host = await startServe([library])
      const browser = await chromium.launch({
        executablePath: chromiumPath ?? '',
        args: [...chromiumArguments, '--disable-3d-apis'],
      })
      try {
        const map = new ShownMap(
          await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en' }),
        )
        const { page, legend } = map
        await map.open(host.address, run)
        await page.getByRole('button', { name: /^Colour / }).click()
        const names = await page.getByRole('menuitemradio').allTextContents()
        expect(names.length).toBeGreaterThan(10)
        await page.keyboard.press('Escape')
        for (const name of names.map((text) => text.trim())) {
          await map.colourBy(name)
          await expect.poll(() => legend.textContent()).toContain(name)
        }

        // The card has the sign of the point, which is that of the legend, beside what it says.
        const shown = page.locator('.card .sign')
        for (const name of ['Person', 'Cheek']) {
          await map.colourBy(name)
          await map.pointAtPatch()
          await expect.poll(() => shown.textContent()).toContain(`${name}: `)
          const said = (await shown.textContent())?.split(': ').at(-1)?.trim() ?? ''
          const entry = legend.getByRole('button').filter({ hasText: new RegExp(`${said}|others`) })
          const signs = await entry.locator('path').evaluateAll(signsOf)
          expect(signs).toContain((await shown.locator('path').evaluateAll(signsOf)).join())
          expect(await page.locator('.card .topic path').count()).toBe(0)
          await page.mouse.move(0, 0)
        }
        await map.colourBy('Topic')
        await map.pointAtPatch()
        await expect.poll(() => page.locator('.card .topic path').count()).toBe(1)
        expect(map.complaints.filter((text) => !text.includes('404'))).toEqual([])
      } finally {
        await browser.close()
      }
      await host.end('SIGINT')
    })
  },
)

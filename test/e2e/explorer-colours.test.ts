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
        const { page } = map
        await map.open(host.address, run)
        const legend = page.getByRole('region', { name: 'What the colours stand for' })
        const menu = page.getByRole('button', { name: /^Colour / })
        await menu.click()
        const names = await page.getByRole('menuitemradio').allTextContents()
        expect(names.length).toBeGreaterThan(10)
        await page.keyboard.press('Escape')
        for (const name of names.map((text) => text.trim())) {
          await menu.click()
          await page.getByRole('menuitemradio', { name, exact: true }).click()
          await page.keyboard.press('Escape')
          await expect.poll(() => legend.textContent()).toContain(name)
        }
        expect(map.complaints.filter((text) => !text.includes('404'))).toEqual([])
      } finally {
        await browser.close()
      }
      await host.end('SIGINT')
    })
  },
)

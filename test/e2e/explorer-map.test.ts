/** The map in a real browser: by WebGL, by the processor where WebGL is software, and without WebGL. */
import { join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { topicColours } from '../../src/renderer/features/explorer/state/topic-signs.ts'
import { chromiumArguments, chromiumWebglArguments, findChromium } from '../support/chromium.ts'
import { writeExplorableLibrary } from '../support/explorable-library.ts'
import { startServe } from '../support/serve.ts'
import { everything, ShownMap } from '../support/shown-map.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const chromiumPath = findChromium()
const patches = 400
/** As many as there are shapes. */
const topics = 5

/** What the page is told draws WebGL: without a name it is taken for a graphics card. */
const unnamedRenderer = `
  const { getExtension } = WebGL2RenderingContext.prototype
  WebGL2RenderingContext.prototype.getExtension = function (name) {
    return name === 'WEBGL_debug_renderer_info' ? null : getExtension.call(this, name)
  }`

const ways = [
  {
    way: 'with a graphics card',
    args: chromiumWebglArguments,
    script: unnamedRenderer,
    drawnBy: 'webgl2',
    note: 0,
  },
  {
    way: 'with WebGL made of software',
    args: chromiumWebglArguments,
    script: '',
    drawnBy: '2d',
    note: 0,
  },
  {
    way: 'without WebGL',
    args: [...chromiumArguments, '--disable-3d-apis'],
    script: '',
    drawnBy: '2d',
    note: 1,
  },
]

/** A canvas gives the context that it has been drawn with, and no other. */
function hasContext(canvas: Element, kind: string): boolean {
  return canvas instanceof HTMLCanvasElement && canvas.getContext(kind) !== null
}

describe.skipIf(chromiumPath === null)(
  `the map${chromiumPath === null ? ' [skipped: there is no Chromium]' : ''}`,
  () => {
    it.each(ways)(
      '$way shows, names, colours, catches and hides patches',
      async ({ args, script, drawnBy, note }) => {
        const library = join(temporaryFolder(), 'generated.cheekbone')
        const run = writeExplorableLibrary(library, { patches, topics })
        const host = await startServe([library])
        const browser: Browser = await chromium.launch({ executablePath: chromiumPath ?? '', args })
        try {
          const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en' })
          await context.addInitScript(script)
          const map = new ShownMap(await context.newPage())
          const { page } = map
          await map.open(host.address, run)
          for (const colour of topicColours.slice(0, topics))
            expect(await map.pixelsOf(colour), colour).toBeGreaterThan(150)
          expect(await page.getByText('Without graphics acceleration').count()).toBe(note)
          const canvas = page.locator('[data-pictures] canvas').first()
          expect(await canvas.evaluate(hasContext, drawnBy)).toBe(true)

          await page.getByText('Lasso', { exact: true }).click()
          await map.drag(everything)
          await expect.poll(() => map.marked()).toBe(patches)
          // With Alt what is drawn around is taken away: the upper half holds two topics and half of a third.
          await page.getByText('Box', { exact: true }).click()
          await page.keyboard.down('Alt')
          await map.drag([
            [0.01, 0.01],
            [0.72, 0.5],
          ])
          await page.keyboard.up('Alt')
          await expect.poll(() => map.marked()).toBeLessThan(0.75 * patches)
          expect(await map.marked()).toBeGreaterThan(0.25 * patches)
          await page.getByRole('application', { name: 'Map' }).press('Escape')
          await expect.poll(() => map.marked()).toBe(0)

          // What the legend hides is not caught.
          const { legend } = map
          const first = legend.getByRole('button', { pressed: true }).first()
          await first.press('Space')
          await map.drag([
            [0.01, 0.01],
            [0.72, 0.99],
          ])
          await expect.poll(() => map.marked()).toBe(patches - patches / topics)
          await page.getByRole('application', { name: 'Map' }).press('Escape')
          await legend
            .getByRole('button', { pressed: true })
            .first()
            .click({ modifiers: ['Alt'] })
          expect(await legend.getByRole('button', { pressed: true }).count()).toBe(1)
          await legend.getByRole('button', { name: 'Show all' }).click()

          await map.colourBy('Lightness (L*)')
          await expect.poll(() => legend.textContent()).toContain('CIELAB')

          // Closer until pictures stand for dots, and the one pointed at is told about.
          await page.getByText('Pan', { exact: true }).click()
          await map.pointAtPatch()
          for (let turn = 0; turn < 4; turn++) await page.mouse.wheel(0, -200)
          const pictures = page.locator('[data-pictures]')
          await expect
            .poll(async () => Number(await pictures.getAttribute('data-pictures')))
            .toBeGreaterThan(0)
          await page.getByRole('application', { name: 'Map' }).press('0')
          await expect.poll(async () => Number(await pictures.getAttribute('data-pictures'))).toBe(0)
          await map.pointAtPatch()
          await expect.poll(() => page.getByText(/of this topic/).count()).toBe(1)

          // A click tells about it, with Shift it marks it, and with Shift what is drawn around joins what is marked.
          await page.mouse.down()
          await page.mouse.up()
          await expect.poll(() => page.getByText('No patch chosen').count()).toBe(0)
          await page.keyboard.down('Shift')
          await page.mouse.down()
          await page.mouse.up()
          await expect.poll(() => map.marked()).toBe(1)
          await page.getByText('Lasso', { exact: true }).click()
          await map.drag(everything)
          await page.keyboard.up('Shift')
          await expect.poll(() => map.marked()).toBe(patches)
          expect(map.complaints.filter((text) => !text.includes('404'))).toEqual([])
        } finally {
          await browser.close()
        }
        await host.end('SIGINT')
      },
    )
  },
)

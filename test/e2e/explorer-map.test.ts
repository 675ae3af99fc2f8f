/** The map in a real browser: by WebGL, by the processor where WebGL is software, and without WebGL. */
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { chromiumArguments, chromiumWebglArguments, findChromium } from '../support/chromium.ts'
import { writeExplorableLibrary } from '../support/explorable-library.ts'
import { startServe } from '../support/serve.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const chromiumPath = findChromium()
const patches = 400
const topics = 4

/** What the page is told draws WebGL: without a name it is taken for a graphics card. */
const unnamedRenderer = `
  const { getExtension } = WebGL2RenderingContext.prototype
  WebGL2RenderingContext.prototype.getExtension = function (name) {
    return name === 'WEBGL_debug_renderer_info' ? null : getExtension.call(this, name)
  }`

const ways = [
  {
    ...{ way: 'with a graphics card', args: chromiumWebglArguments, script: unnamedRenderer },
    ...{ drawnBy: 'webgl2', note: 0 },
  },
  {
    ...{ way: 'with WebGL made of software', args: chromiumWebglArguments, script: '' },
    ...{ drawnBy: '2d', note: 0 },
  },
  {
    ...{ way: 'without WebGL', args: [...chromiumArguments, '--disable-3d-apis'], script: '' },
    ...{ drawnBy: '2d', note: 1 },
  },
]

type Place = readonly [x: number, y: number]

/** Places in shares of the map's width and height. */
class ShownMap {
  readonly page: Page
  readonly complaints: string[] = []

  constructor(page: Page) {
    this.page = page
    page.on('console', (message) => this.complaints.push(message.text()))
    page.on('pageerror', (error) => this.complaints.push(error.message))
  }

  async open(address: string, run: number): Promise<void> {
    await this.page.goto(address)
    await this.page.waitForURL(/#\/library\/[0-9a-f]{16}$/)
    await this.page.evaluate((hash) => {
      location.hash += hash
    }, `/run/${run}`)
    await this.page.waitForSelector('[data-drawn]:not([data-drawn="0"])')
    await this.page.waitForTimeout(200)
  }

  async box(): Promise<{ x: number; y: number; width: number; height: number }> {
    const box = await this.page.getByRole('application', { name: 'Map' }).boundingBox()
    if (!box) throw new Error('The map has no place on the screen.')
    return box
  }

  async point([x, y]: Place): Promise<void> {
    const box = await this.box()
    await this.page.mouse.move(box.x + x * box.width, box.y + y * box.height, { steps: 4 })
  }

  async drag(corners: readonly Place[]): Promise<void> {
    await this.point(corners[0])
    await this.page.mouse.down()
    for (const corner of corners.slice(1)) await this.point(corner)
    await this.page.mouse.up()
  }

  async marked(): Promise<number> {
    const said = await this.page.getByText(/^\d+ marked/).allTextContents()
    return said.length === 0 ? 0 : Number.parseInt(said[0], 10)
  }

  /** How many clearly different strong colours are on the map, beside the legend. */
  async colours(): Promise<number> {
    const box = await this.box()
    const png = await this.page.screenshot({
      clip: { x: box.x, y: box.y + 60, width: box.width * 0.7, height: box.height - 110 },
    })
    const pixels = await sharp(png).removeAlpha().raw().toBuffer()
    const counts = new Map<number, number>()
    for (let i = 0; i < pixels.length; i += 3) {
      const [red, green, blue] = [pixels[i], pixels[i + 1], pixels[i + 2]]
      if (Math.max(red, green, blue) - Math.min(red, green, blue) < 60) continue
      const colour = (red >> 5) * 64 + (green >> 5) * 8 + (blue >> 5)
      counts.set(colour, (counts.get(colour) ?? 0) + 1)
    }
    return [...counts.values()].filter((count) => count > 30).length
  }
}

/** A canvas gives the context that it has been drawn with, and no other. */
function hasContext(canvas: Element, kind: string): boolean {
  return canvas instanceof HTMLCanvasElement && canvas.getContext(kind) !== null
}

const everything: Place[] = [
  [0.02, 0.02],
  [0.7, 0.02],
  [0.7, 0.98],
  [0.02, 0.98],
  [0.02, 0.05],
]

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
          expect(await map.colours()).toBeGreaterThanOrEqual(topics)
          expect(await page.getByText('Without graphics acceleration').count()).toBe(note)
          const canvas = page.locator('[data-pictures] canvas').first()
          expect(await canvas.evaluate(hasContext, drawnBy)).toBe(true)

          await page.getByText('Lasso', { exact: true }).click()
          await map.drag(everything)
          await expect.poll(() => map.marked()).toBe(patches)
          // With Alt what is drawn around is taken away: the upper half holds the topic at the top and halves of two others.
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
          const legend = page.getByRole('region', { name: 'What the colours stand for' })
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

          await page.getByRole('button', { name: 'Colour Topic' }).click()
          await page.getByRole('menuitemradio', { name: 'Lightness (L*)' }).click()
          await page.keyboard.press('Escape')
          await expect.poll(() => legend.textContent()).toContain('CIELAB')

          // Closer until pictures stand for dots, and the one pointed at is told about.
          await page.getByText('Pan', { exact: true }).click()
          await map.point([0.55, 0.53])
          for (let turn = 0; turn < 4; turn++) await page.mouse.wheel(0, -200)
          const pictures = page.locator('[data-pictures]')
          await expect
            .poll(async () => Number(await pictures.getAttribute('data-pictures')))
            .toBeGreaterThan(0)
          await page.getByRole('application', { name: 'Map' }).press('0')
          await expect.poll(async () => Number(await pictures.getAttribute('data-pictures'))).toBe(0)
          await map.point([0.553, 0.538])
          await expect.poll(() => page.getByText(/of this topic/).count()).toBe(1)
          expect(map.complaints.filter((text) => !text.includes('404'))).toEqual([])
        } finally {
          await browser.close()
        }
        await host.end('SIGINT')
      },
    )
  },
)

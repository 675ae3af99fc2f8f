/** The map in a real browser: by WebGL, by the processor where WebGL is software, and without WebGL. */
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { chromiumArguments, chromiumWebglArguments, findChromium } from '../support/chromium.ts'
import { writeExplorableLibrary } from '../support/explorable-library.ts'
import { Fingers, pair, type Finger } from '../support/fingers.ts'
import { startServe } from '../support/serve.ts'
import { ShownMap, type Place } from '../support/shown-map.ts'
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

/** Middles of the names on the map, when they have come to rest. */
async function placesOfNames(page: Page): Promise<Finger[]> {
  await page.waitForTimeout(300)
  const boxes = await Promise.all(
    (await page.locator('.labels .label').all()).map((label) => label.boundingBox()),
  )
  return boxes.flatMap((box) => (box ? [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }] : []))
}

/** From `about`, `factor` times as far as they were. */
function fartherBy(places: readonly Finger[], factor: number, about: Finger): Finger[] {
  return places.map(({ x, y }) => ({
    x: about.x + (x - about.x) * factor,
    y: about.y + (y - about.y) * factor,
  }))
}

function expectNear(found: readonly Finger[], wanted: readonly Finger[]): void {
  expect(found).toHaveLength(wanted.length)
  found.forEach(({ x, y }, at) => {
    expect(Math.hypot(x - wanted[at].x, y - wanted[at].y)).toBeLessThan(4)
  })
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

    it('follows one finger, two fingers and a touchpad, and takes none of them for something else', async () => {
      const library = join(temporaryFolder(), 'generated.cheekbone')
      const run = writeExplorableLibrary(library, { patches, topics })
      const host = await startServe([library])
      const browser: Browser = await chromium.launch({
        executablePath: chromiumPath ?? '',
        args: chromiumWebglArguments,
      })
      try {
        const context = await browser.newContext({
          viewport: { width: 1280, height: 800 },
          locale: 'en',
          hasTouch: true,
        })
        const page = await context.newPage()
        const map = new ShownMap(page)
        await map.open(host.address, run)
        const fingers = new Fingers(await context.newCDPSession(page))
        const whole = await placesOfNames(page)
        expect(whole).toHaveLength(topics)
        const box = await map.box()
        const middle = { x: box.x + 0.4 * box.width, y: box.y + 0.45 * box.height }

        // Together: what was between the fingers stays there, and all comes nearer to it.
        await fingers.drag(pair(middle, 80), pair(middle, 48))
        const small = fartherBy(whole, 0.6, middle)
        expectNear(await placesOfNames(page), small)
        // The map moves along with both; a finger that stays on it after the other does nothing.
        const aside = { x: middle.x + 40, y: middle.y - 30 }
        await fingers.down(pair(middle, 60))
        await fingers.slide(pair(middle, 60), pair(aside, 60))
        const [left, right] = pair(aside, 60)
        await fingers.upSecond(right)
        await fingers.slide([left], [{ x: left.x - 90, y: left.y + 60 }])
        await fingers.up()
        const moved = small.map(({ x, y }) => ({ x: x + 40, y: y - 30 }))
        expectNear(await placesOfNames(page), moved)
        // Apart, and one finger alone.
        await fingers.drag(pair(aside, 60), pair(aside, 90))
        const large = fartherBy(moved, 1.5, aside)
        expectNear(await placesOfNames(page), large)
        await fingers.drag([middle], [{ x: middle.x - 20, y: middle.y + 30 }])
        expectNear(
          await placesOfNames(page),
          large.map(({ x, y }) => ({ x: x - 20, y: y + 30 })),
        )
        expect(await map.marked()).toBe(0)

        await page.getByRole('application', { name: 'Map' }).press('0')
        expectNear(await placesOfNames(page), whole)
        await page.mouse.move(middle.x, middle.y)
        await page.keyboard.down('Control')
        for (let turn = 0; turn < 4; turn++) await page.mouse.wheel(0, 10)
        await page.keyboard.up('Control')
        const [first] = await placesOfNames(page)
        const factor = (first.y - middle.y) / (whole[0].y - middle.y)
        expect(factor).toBeGreaterThan(0.55)
        expect(factor).toBeLessThan(0.85)
        expectNear(await placesOfNames(page), fartherBy(whole, factor, middle))
        expect(await page.evaluate(() => [window.devicePixelRatio, window.visualViewport?.scale])).toEqual([
          1, 1,
        ])

        // A finger draws as a mouse does, and a second one gives it up.
        await page.getByRole('application', { name: 'Map' }).press('0')
        await page.getByText('Box', { exact: true }).click()
        const [from, to] = [
          { x: box.x + 10, y: box.y + 70 },
          { x: box.x + 0.7 * box.width, y: box.y + box.height - 10 },
        ]
        await fingers.down([from])
        await fingers.slide([from], [middle])
        await fingers.down([middle, to])
        await fingers.upSecond(to)
        await fingers.up()
        expect(await map.marked()).toBe(0)
        await fingers.drag([from], [to])
        await expect.poll(() => map.marked()).toBeGreaterThan(0.9 * patches)
        expect(map.complaints.filter((text) => !text.includes('404'))).toEqual([])
      } finally {
        await browser.close()
      }
      await host.end('SIGINT')
    })
  },
)

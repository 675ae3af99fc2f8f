/** The map by touch and touchpad in a real browser. */
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { chromiumWebglArguments, findChromium } from '../support/chromium.ts'
import { writeExplorableLibrary } from '../support/explorable-library.ts'
import { Fingers, pair, type Finger } from '../support/fingers.ts'
import { startServe } from '../support/serve.ts'
import { ShownMap } from '../support/shown-map.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const chromiumPath = findChromium()
const patches = 400
const topics = 4

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

describe.skipIf(chromiumPath === null)(
  `the map by touch${chromiumPath === null ? ' [skipped: there is no Chromium]' : ''}`,
  () => {
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

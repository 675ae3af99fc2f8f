/** The map by touch and touchpad in a real browser. */
import { expect, it } from 'vitest'
import { openExplorable } from '../support/browser/explorable-window.ts'
import { Fingers, pair, type Finger } from '../support/browser/fingers.ts'
import { ShownMap } from '../support/browser/shown-map.ts'
import { describeInBrowser, passFrames } from '../support/browser/window-page.ts'
import { chromiumWebglArguments } from '../support/chromium.ts'

const patches = 400
const topics = 4
const mostOffPx = 4

/** From `about`, `factor` times as far as they were. */
function fartherBy(places: readonly Finger[], factor: number, about: Finger): Finger[] {
  return places.map(({ x, y }) => ({
    x: about.x + (x - about.x) * factor,
    y: about.y + (y - about.y) * factor,
  }))
}

/** How far the farthest is from where it should be, in pixels. */
function mostOff(found: readonly Finger[], wanted: readonly Finger[]): number {
  if (found.length !== wanted.length) return Infinity
  return Math.max(...found.map(({ x, y }, at) => Math.hypot(x - wanted[at].x, y - wanted[at].y)))
}

async function expectNamesAt(map: ShownMap, wanted: readonly Finger[]): Promise<void> {
  await expect.poll(async () => mostOff(await map.placesOfNames(), wanted)).toBeLessThan(mostOffPx)
}

describeInBrowser('the map by touch', () => {
  it('follows one finger, two fingers and a touchpad, and takes none of them for something else', async () => {
    const { page, context, host, complaints } = await openExplorable(
      { patches, topics },
      { args: chromiumWebglArguments, hasTouch: true },
    )
    const map = new ShownMap(page)
    const fingers = new Fingers(await context.newCDPSession(page))
    await expect.poll(async () => (await map.placesOfNames()).length).toBe(topics)
    const whole = await map.placesOfNames()
    const box = await map.box()
    const middle = { x: box.x + 0.4 * box.width, y: box.y + 0.45 * box.height }

    // Together: what was between the fingers stays there, and all comes nearer to it.
    await fingers.drag(pair(middle, 80), pair(middle, 48))
    const small = fartherBy(whole, 0.6, middle)
    await expectNamesAt(map, small)
    // The map moves along with both; a finger that stays on it after the other does nothing.
    const aside = { x: middle.x + 40, y: middle.y - 30 }
    await fingers.down(pair(middle, 60))
    await fingers.slide(pair(middle, 60), pair(aside, 60))
    const [left, right] = pair(aside, 60)
    await fingers.upSecond(right)
    await fingers.slide([left], [{ x: left.x - 90, y: left.y + 60 }])
    await fingers.up()
    const moved = small.map(({ x, y }) => ({ x: x + 40, y: y - 30 }))
    await expectNamesAt(map, moved)
    // Apart, and one finger alone.
    await fingers.drag(pair(aside, 60), pair(aside, 90))
    const large = fartherBy(moved, 1.5, aside)
    await expectNamesAt(map, large)
    await fingers.drag([middle], [{ x: middle.x - 20, y: middle.y + 30 }])
    await expectNamesAt(
      map,
      large.map(({ x, y }) => ({ x: x - 20, y: y + 30 })),
    )
    expect(await map.marked()).toBe(0)

    await map.stage.press('0')
    await expectNamesAt(map, whole)
    await page.mouse.move(middle.x, middle.y)
    await page.keyboard.down('Control')
    for (let turn = 0; turn < 4; turn++) await page.mouse.wheel(0, 10)
    await page.keyboard.up('Control')
    await expect
      .poll(async () => {
        const found = await map.placesOfNames()
        const factor = (found[0].y - middle.y) / (whole[0].y - middle.y)
        const isSmaller = factor > 0.55 && factor < 0.85
        return isSmaller && mostOff(found, fartherBy(whole, factor, middle)) < mostOffPx
      })
      .toBe(true)
    expect(await page.evaluate(() => [window.devicePixelRatio, window.visualViewport?.scale])).toEqual([1, 1])

    // A finger draws as a mouse does, and a second one gives it up.
    await map.stage.press('0')
    await expectNamesAt(map, whole)
    await map.use('Box')
    const [from, to] = [
      { x: box.x + 10, y: box.y + 70 },
      { x: box.x + 0.7 * box.width, y: box.y + box.height - 10 },
    ]
    await fingers.down([from])
    await fingers.slide([from], [middle])
    await fingers.down([middle, to])
    await fingers.upSecond(to)
    await fingers.up()
    await passFrames(page)
    expect(await map.marked()).toBe(0)
    await fingers.drag([from], [to])
    await expect.poll(() => map.marked()).toBeGreaterThan(0.9 * patches)
    expect(complaints()).toEqual([])
    await host.end('SIGINT')
  })
})

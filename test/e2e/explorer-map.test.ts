/** The map in a real browser: by WebGL, by the processor where WebGL is software, and without WebGL. */
import { expect, it } from 'vitest'
import { topicColours } from '../../src/renderer/features/explorer/state/topic-signs.ts'
import { openExplorable } from '../support/browser/explorable-window.ts'
import { everything, ShownMap } from '../support/browser/shown-map.ts'
import { describeInBrowser } from '../support/browser/window-page.ts'
import { chromiumPlainArguments, chromiumWebglArguments } from '../support/chromium.ts'

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
    initScript: unnamedRenderer,
    drawnBy: 'webgl2',
    note: 0,
  },
  {
    way: 'with WebGL made of software',
    args: chromiumWebglArguments,
    initScript: '',
    drawnBy: '2d',
    note: 0,
  },
  {
    way: 'without WebGL',
    args: chromiumPlainArguments,
    initScript: '',
    drawnBy: '2d',
    note: 1,
  },
]

/** A canvas gives the context that it has been drawn with, and no other. */
function hasContext(canvas: Element, kind: string): boolean {
  return canvas instanceof HTMLCanvasElement && canvas.getContext(kind) !== null
}

describeInBrowser('the map', () => {
  it.each(ways)(
    '$way shows, names, colours, catches and hides patches',
    async ({ args, initScript, drawnBy, note }) => {
      const { page, host, complaints } = await openExplorable({ patches, topics }, { args, initScript })
      const map = new ShownMap(page)
      for (const colour of topicColours.slice(0, topics))
        await expect.poll(() => map.pixelsOf(colour), { message: colour }).toBeGreaterThan(150)
      await expect.poll(() => page.getByText('Without graphics acceleration').count()).toBe(note)
      const canvas = page.locator('[data-pictures] canvas').first()
      expect(await canvas.evaluate(hasContext, drawnBy)).toBe(true)

      await map.use('Lasso')
      await map.drag(everything)
      await expect.poll(() => map.marked()).toBe(patches)
      // With Alt what is drawn around is taken away: the upper half holds two topics and half of a third.
      await map.use('Box')
      await page.keyboard.down('Alt')
      await map.drag([
        [0.01, 0.01],
        [0.72, 0.5],
      ])
      await page.keyboard.up('Alt')
      await expect.poll(() => map.marked()).toBeLessThan(0.75 * patches)
      expect(await map.marked()).toBeGreaterThan(0.25 * patches)
      await map.clearMarks()

      // What the legend hides is not caught.
      const { legend } = map
      const seen = legend.getByRole('button', { pressed: true })
      await seen.first().press('Space')
      await expect.poll(() => seen.count()).toBe(topics - 1)
      await map.drag([
        [0.01, 0.01],
        [0.72, 0.99],
      ])
      await expect.poll(() => map.marked()).toBe(patches - patches / topics)
      await map.clearMarks()
      await seen.first().click({ modifiers: ['Alt'] })
      await expect.poll(() => seen.count()).toBe(1)
      await legend.getByRole('button', { name: 'Show all' }).click()
      await expect.poll(() => seen.count()).toBe(topics)

      await map.colourBy('Lightness (L*)')
      await expect.poll(() => legend.textContent()).toContain('CIELAB')

      // Closer until pictures stand for dots, and the one pointed at is told about.
      await map.use('Pan')
      await map.pointAtPatch()
      const shownPictures = async (): Promise<number> =>
        Number(await page.locator('[data-pictures]').getAttribute('data-pictures'))
      for (let turn = 0; turn < 4; turn++) await page.mouse.wheel(0, -200)
      await expect.poll(shownPictures).toBeGreaterThan(0)
      await map.stage.press('0')
      await expect.poll(shownPictures).toBe(0)
      // It glides on for a moment.
      await map.placesOfNames()
      await map.pointAtPatch()
      await expect.poll(() => page.getByText(/of this topic/).count()).toBe(1)

      // A click tells about it, with Shift it marks it, and with Shift what is drawn around joins what is marked.
      await page.mouse.down()
      await page.mouse.up()
      await page.getByText('No patch chosen').waitFor({ state: 'detached' })
      await page.keyboard.down('Shift')
      await page.mouse.down()
      await page.mouse.up()
      await expect.poll(() => map.marked()).toBe(1)
      await map.use('Lasso')
      await map.drag(everything)
      await page.keyboard.up('Shift')
      await expect.poll(() => map.marked()).toBe(patches)
      expect(complaints()).toEqual([])
      await host.end('SIGINT')
    },
  )
})

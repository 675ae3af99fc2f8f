/** What the map can be coloured by, in a real browser without WebGL, where the processor draws. */
import { expect, it } from 'vitest'
import { chromiumPlainArguments } from '../support/chromium.ts'
import { openExplorable } from '../support/browser/explorable-window.ts'
import { closeMenu, openMenu } from '../support/browser/menus.ts'
import { ShownMap } from '../support/browser/shown-map.ts'
import { describeInBrowser } from '../support/browser/window-page.ts'

/** Colour and outline. */
function signsOf(paths: Element[]): string[] {
  return paths.map((path) => `${path.getAttribute('fill')} ${path.getAttribute('d')}`)
}

describeInBrowser('the colours of the map', () => {
  it('has a legend for all that can be chosen, without WebGL too', async () => {
    const { page, host, complaints } = await openExplorable(
      { patches: 400, topics: 4 },
      { args: chromiumPlainArguments },
    )
    const map = new ShownMap(page)
    const choices = (await openMenu(map.colourButton)).getByRole('menuitemradio')
    await expect.poll(() => choices.count()).toBeGreaterThan(10)
    const names = await choices.allTextContents()
    await closeMenu(page)
    for (const name of names) await map.colourBy(name.trim())

    // The card has the sign of the point, which is that of the legend, beside what it says.
    const card = page.locator('.card')
    const shown = card.locator('.sign')
    for (const name of ['Person', 'Cheek']) {
      await map.colourBy(name)
      await map.pointAtPatch()
      await shown.filter({ hasText: `${name}: ` }).waitFor()
      const said = (await shown.textContent())?.split(': ').at(-1)?.trim() ?? ''
      const [sign] = await shown.locator('path').evaluateAll(signsOf)
      const entry = map.legend.getByRole('button').filter({ hasText: new RegExp(`${said}|others`) })
      await expect.poll(() => entry.locator('path').evaluateAll(signsOf)).toContain(sign)
      expect(await card.locator('.topic path').count()).toBe(0)
      await page.mouse.move(0, 0)
      await card.waitFor({ state: 'detached' })
    }
    await map.colourBy('Topic')
    await map.pointAtPatch()
    await expect.poll(() => card.locator('.topic path').count()).toBe(1)
    expect(complaints()).toEqual([])
    await host.end('SIGINT')
  })
})

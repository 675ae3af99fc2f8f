/** What stands on the map leaves room for the rest of it: the note beside names, the open legend beside points. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { chromiumArguments, findChromium } from '../support/chromium.ts'
import { writeExplorableLibrary } from '../support/explorable-library.ts'
import { startServe } from '../support/serve.ts'
import { ShownMap } from '../support/shown-map.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { openWindowPage } from '../support/window-page.ts'

const missing = findChromium() === null

describe.skipIf(missing)(`room on the map${missing ? ' [skipped: there is no Chromium]' : ''}`, () => {
  it('keeps names off the note at the foot, and half of the map in sight beside an open legend', async () => {
    const library = join(temporaryFolder(), 'generated.cheekbone')
    const run = writeExplorableLibrary(library, { patches: 240, topics: 12 })
    const host = await startServe([library])
    // Without WebGL, so that there is a note.
    const { page } = await openWindowPage(host.address, { args: [...chromiumArguments, '--disable-3d-apis'] })
    const map = new ShownMap(page)
    await map.open(host.address, run)
    const note = page.getByText('Without graphics acceleration')
    await note.waitFor()
    const lowest = async (): Promise<number> => {
      const top = (await note.boundingBox())?.y ?? 0
      const names = await Promise.all(
        (await page.locator('.labels .label').all()).map((name) => name.boundingBox()),
      )
      return Math.max(...names.map((box) => (box ? box.y + box.height : 0))) - top
    }
    await expect.poll(lowest).toBeLessThanOrEqual(0)
    // Also where the map was moved down.
    for (let turn = 0; turn < 2; turn++) await page.getByRole('application', { name: 'Map' }).press('ArrowUp')
    await expect.poll(lowest).toBeLessThanOrEqual(0)

    await page.setViewportSize({ width: 640, height: 400 })
    const { legend } = map
    await legend.getByRole('button', { expanded: false }).click()
    const open = await legend.boundingBox()
    const whole = await map.box()
    expect(open?.width).toBeLessThanOrEqual(whole.width / 2)
    expect((open?.y ?? 0) + (open?.height ?? 0)).toBeLessThanOrEqual(whole.y + whole.height)
    // All entries can be reached.
    const last = legend.getByRole('button', { pressed: true }).last()
    await last.scrollIntoViewIfNeeded()
    await last.click({ trial: true })
    await host.end('SIGINT')
  })
})

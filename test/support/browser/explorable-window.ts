/** The explorer over a generated library, as its tests begin. */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { writeExplorableLibrary, type ExplorableOptions } from '../explorable-library.ts'
import { startServe, type ServedHost } from '../serve.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { openWindowPage, type PageOptions, type WindowPage } from './window-page.ts'

interface ServedRun {
  host: ServedHost
  /** Of the only run. */
  run: number
}

/** A generated library in a folder of its own, and a host whose address opens it. */
export async function serveExplorable(options: ExplorableOptions, name = 'generated'): Promise<ServedRun> {
  const library = join(temporaryFolder(), `${name}.cheekbone`)
  const run = writeExplorableLibrary(library, options)
  return { host: await startServe([library]), run }
}

/** The same with its run open in a browser: topics are listed and the map is drawn. */
export async function openExplorable(
  options: ExplorableOptions,
  { name, ...pageOptions }: PageOptions & { name?: string } = {},
): Promise<WindowPage & ServedRun> {
  const served = await serveExplorable(options, name)
  const { page, context, complaints } = await openWindowPage(served.host.address, pageOptions)
  await page.waitForURL(/#\/library\/[0-9a-f]{16}$/)
  await page.evaluate((hash) => {
    location.hash += hash
  }, `/run/${served.run}`)
  await untilExplored(page)
  // Generated photos are in no folder: there is no picture of one.
  const others = (): string[] => complaints().filter((text) => !/ 404 .*\/pictures\//.test(text))
  return { page, context, complaints: others, ...served }
}

/** Until an open run, also one whose page is loaded anew, has its topics and its map. */
export async function untilExplored(page: Page): Promise<void> {
  await page.getByRole('listbox', { name: 'Topics' }).getByRole('option').first().waitFor()
  await page.locator('[data-drawn]:not([data-drawn="0"])').waitFor()
}

/** A page in a real browser: the one way in which tests open one. */
import { chromium, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core'
import { describe, onTestFinished } from 'vitest'
import { chromiumArguments, findChromium } from '../chromium.ts'

/** For what hangs, not for what is slow: a busy machine may take a hundred times as long as an idle one. */
const limitMs = 120_000

export interface PageOptions extends Pick<BrowserContextOptions, 'colorScheme' | 'hasTouch' | 'locale'> {
  /** Of the browser. */
  args?: readonly string[]
  /** Runs in the page before anything of its own. */
  initScript?: string | (() => void)
}

export interface WindowPage {
  page: Page
  context: BrowserContext
  /** What went wrong in the page: what its console says, of whatever kind, and exceptions. */
  complaints: () => string[]
}

/** Tests that are skipped where there is no browser, or for a reason of their own, and say so. */
export function describeInBrowser(what: string, tests: () => void, otherReason: string | null = null): void {
  const reason = findChromium() === null ? 'there is no Chromium' : otherReason
  describe.skipIf(reason !== null)(`${what}${reason === null ? '' : ` [skipped: ${reason}]`}`, tests)
}

/** An empty page of 1280 by 800 pixels in a browser of its own, without preferences, that is closed with the test. */
export async function openPage(options: PageOptions = {}): Promise<WindowPage> {
  const { args = chromiumArguments, initScript, locale = 'en-GB', ...others } = options
  const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: [...args] })
  onTestFinished(() => browser.close())
  const viewport = { width: 1280, height: 800 }
  const context = await browser.newContext({ viewport, locale, ...others })
  context.setDefaultTimeout(limitMs)
  if (initScript !== undefined) await context.addInitScript(initScript)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(`${message.text()} (${message.location().url})`))
  page.on('pageerror', (error) => complaints.push(String(error)))
  return { page, context, complaints: () => complaints }
}

/** The window of a served host. */
export async function openWindowPage(address: string, options?: PageOptions): Promise<WindowPage> {
  const opened = await openPage(options)
  await opened.page.goto(address)
  await opened.page.locator('main').waitFor()
  return opened
}

/** Until whatever was done before has been seen by the page and is on its screen: for what must not come of it. */
export async function passFrames(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
  })
}

/** The page of a served host in a real browser. */
import { chromium, type Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { chromiumArguments, findChromium } from './chromium.ts'

export interface WindowPage {
  page: Page
  /** What went wrong in the page: errors on its console and exceptions. */
  complaints: () => string[]
}

/** Opens `address`; the browser is closed with the test. A new window has no preferences and speaks `locale`. */
export async function openWindowPage(
  address: string,
  { locale = 'en-GB', args = chromiumArguments } = {},
): Promise<WindowPage> {
  const browser = await chromium.launch({ executablePath: findChromium() ?? '', args })
  onTestFinished(() => browser.close())
  const context = await browser.newContext({ locale, viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.goto(address)
  await page.locator('main').waitFor()
  return { page, complaints: () => complaints }
}

/**
 * `npm run screenshots`: pictures of every view, of a library of drawn faces, so that nobody's face is in them. They go to
 * docs/pictures, or to a folder that is given; `--all` takes two sizes and both languages instead of one.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { chromium, type Browser, type Page } from 'playwright-core'
import { ensureChromium } from '../test/support/chromium.ts'

interface Look {
  theme: 'light' | 'dark'
  language: 'en' | 'zh-CN'
  width: number
  height: number
}

interface Window {
  look: Look
  page: Page
}

const project = join(import.meta.dirname, '..')
const command = join(project, 'src/hosts/cli/main.ts')
const { values: flags, positionals } = parseArgs({
  options: { all: { type: 'boolean', default: false }, faces: { type: 'string', default: '80' } },
  allowPositionals: true,
})
const out = positionals[0] ?? join(project, 'docs/pictures')
const jobTimeoutMs = 15 * 60_000
/** The explorer draws with WebGL; software stands in for a graphics card. */
const browserArguments = ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader']

await takeAll()

async function takeAll(): Promise<void> {
  const { path: executablePath, sentence } = ensureChromium()
  if (executablePath === null) throw new Error(sentence)
  const work = mkdtempSync(join(tmpdir(), 'cheekbone-screenshots-'))
  const photos = join(work, 'drawn-faces')
  mkdirSync(out, { recursive: true })
  try {
    await run(['synth', photos, '--faces', flags.faces, '--seed', '1'])
    await serving(work, async (address) => {
      const browser = await chromium.launch({ executablePath, args: browserArguments })
      try {
        await takeViews(await openWindows(browser, address), photos)
      } finally {
        await browser.close()
      }
    })
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

function looks(): Look[] {
  const sizes = flags.all ? [[1280, 800] as const, [1920, 1080] as const] : [[1280, 800] as const]
  const languages = flags.all ? (['en', 'zh-CN'] as const) : (['en'] as const)
  return sizes.flatMap(([width, height]) =>
    languages.flatMap((language) =>
      (['light', 'dark'] as const).map((theme) => ({ theme, language, width, height })),
    ),
  )
}

/** The address lets several browsers in; each window is one, with preferences of its own. */
async function openWindows(browser: Browser, address: string): Promise<Window[]> {
  const windows: Window[] = []
  for (const look of looks()) {
    const { theme, language, width, height } = look
    const context = await browser.newContext({ viewport: { width, height } })
    const kept = JSON.stringify({ theme, language, privacy: false })
    await context.addInitScript(`localStorage.setItem('cheekbone.preferences', ${JSON.stringify(kept)})`)
    const page = await context.newPage()
    page.setDefaultTimeout(60_000)
    await page.goto(address)
    await page.locator('main h1').waitFor()
    windows.push({ look, page })
  }
  return windows
}

async function takeViews(windows: readonly Window[], photos: string): Promise<void> {
  const [{ page: first }] = windows
  await take(windows, 'start-empty')
  for (const { page } of windows) await openSetup(page, photos)
  await take(windows, 'setup')
  await first.locator('.dialog button.primary').click()
  await first.waitForURL(/#\/jobs\/1$/)
  for (const { page } of windows) await show(page, '#/jobs/1')
  await first.locator('.newest img').nth(17).waitFor({ timeout: jobTimeoutMs })
  await take(windows, 'job-running')
  await first.locator('.figures').waitFor({ timeout: jobTimeoutMs })
  await take(windows, 'job-done')
  for (const { page } of windows) await show(page, '#/')
  await take(windows, 'start')
  for (const { page } of windows) await page.locator('.library button.open').first().click()
  for (const { page } of windows) await page.locator('.run').first().waitFor()
  await take(windows, 'library')
  for (const { page } of windows) await page.locator('.run .ways button').first().click()
  await take(windows, 'run-quality')
  for (const { page } of windows) await page.keyboard.press('Escape')
  for (const { page } of windows) await page.locator('.run .ways button').last().click()
  for (const { page } of windows) await page.waitForURL(/\/run\/1$/)
  for (const { page } of windows) await page.locator('[role=listbox] [role=option]').first().waitFor()
  await take(windows, 'explorer')
  for (const { page } of windows) {
    await page.locator('[role=listbox] [role=option]').nth(1).click()
    await page.locator('[role=grid] [role=gridcell]').first().click()
  }
  await take(windows, 'topic')
  for (const { page } of windows) await show(page, `${new URL(page.url()).hash}/spot-check`)
  await take(windows, 'spot-check')
}

/** By the keyboard and the list of folders, which are the same in every language. */
async function openSetup(page: Page, photos: string): Promise<void> {
  await page.keyboard.press('Control+o')
  const dialog = page.locator('.dialog')
  await dialog.getByRole('button', { name: join(photos, '..'), exact: true }).click()
  await dialog.getByRole('button', { name: 'drawn-faces', exact: true }).click()
  await dialog.locator('.path').getByText(photos).waitFor()
  await dialog.locator('button.primary').click()
  await page.locator('.presets').waitFor()
}

/** Also closes what stands over the view. */
async function show(page: Page, hash: string): Promise<void> {
  await page.keyboard.press('Escape')
  await page.evaluate(`location.hash = ${JSON.stringify(hash)}`)
}

async function take(windows: readonly Window[], view: string): Promise<void> {
  for (const { look, page } of windows) {
    await page.mouse.move(0, 0)
    // Pictures come in, and what fades in ends.
    await page.waitForLoadState('networkidle')
    await page.waitForTimeout(600)
    const { theme, language, width } = look
    const name = [view, theme, ...(flags.all ? [language, width] : [])].join('-')
    await page.screenshot({ path: join(out, `${name}.png`) })
  }
  process.stdout.write(`${view}\n`)
}

async function run(args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [command, ...args], { stdio: ['ignore', 'ignore', 'inherit'] })
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`cheekbone ${args.join(' ')} ended with ${String(code)}.`)
}

/** A host with a data folder of its own, for as long as the work takes. */
async function serving(folder: string, work: (address: string) => Promise<void>): Promise<void> {
  const child = spawn(process.execPath, [command, 'serve', '--no-open', '--port', '0', '--root', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, XDG_DATA_HOME: join(folder, 'data'), LOCALAPPDATA: join(folder, 'data') },
  })
  const ended = once(child, 'close')
  const [address] = (await Promise.race([
    once(createInterface(child.stdout), 'line'),
    ended.then(() => [null]),
  ])) as [string | null]
  if (address === null) throw new Error('The host ended without an address.')
  try {
    await work(address)
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}

/**
 * npm run -s bench -- explorer [--patches 1000000] [--library FILE] [--page FOLDER]
 *
 * How quick the explorer is for a person: a web host with an engine serves a generated library, and a real Chromium shows it. Each
 * line is one thing that is done, with the median and the slowest of its repeats; the first line says what they were measured on.
 * With --library the file is kept, and taken when it is there; --page is a page that was built elsewhere.
 */
import { readFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type Page } from 'playwright-core'
import { chromiumWebglArguments, ensureChromium } from '../test/support/chromium.ts'
import { writeExplorableLibrary } from '../test/support/explorable-library.ts'
import { countFlag, startStopwatch, type Bench, type BenchLine, type Flags } from './bench.ts'
import { measureSteps, type StepLine } from './explorer-steps.ts'
import { startServedHost } from './served-host.ts'

interface ConditionsLine {
  step: 'conditions'
  chromium: string
  webgl: string
  cores: number
  processor: string
  /** An answer of the host that is no page, and a frame of it: what the machine takes for nothing. */
  emptyPageMs: number
  emptyFrameMs: number
}

type ExplorerLine = BenchLine & { patches: number; load: number } & (StepLine | ConditionsLine)

export const bench: Bench = {
  flags: {
    patches: { type: 'string', default: '100000' },
    repeats: { type: 'string', default: '5' },
    library: { type: 'string' },
    page: { type: 'string' },
  },
  run: measureExplorer,
}

const viewport = { width: 1280, height: 800 }
/** A larger library has pixels of its first patches only: a million of them would need a disk for themselves. */
const mostPictured = 100_000
const picturedOfMore = 20_000

async function* measureExplorer(flags: Flags): AsyncGenerator<ExplorerLine> {
  const { path: executablePath, sentence } = ensureChromium()
  if (executablePath === null) throw new Error(sentence)
  const patches = countFlag(flags, 'patches')
  const folder = mkdtempSync(join(tmpdir(), 'cheekbone-bench-'))
  const stopwatch = startStopwatch()
  const line = <L>(measured: L): L & BenchLine & { patches: number; load: number } => ({
    ...measured,
    ...stopwatch.read(),
    patches,
    load: Math.round(loadavg()[0] * 10) / 10,
  })
  try {
    const library = typeof flags.library === 'string' ? flags.library : join(folder, 'bench.cheekbone')
    const run = existsSync(library)
      ? 1
      : writeExplorableLibrary(library, {
          patches,
          topics: 40,
          folders: 12,
          pictured: patches > mostPictured ? picturedOfMore : patches,
        })
    const host = await startServedHost({
      library,
      page: typeof flags.page === 'string' ? flags.page : undefined,
    })
    const browser = await chromium.launch({ executablePath, args: chromiumWebglArguments })
    try {
      yield line(await conditions(browser, host.address))
      const open = (): Promise<Page> => openWindow(browser)
      const mapLimitMs = patches > mostPictured ? 6000 : 2000
      const address = `${host.address}/run/${run}`
      for await (const step of measureSteps({
        open,
        address,
        repeats: countFlag(flags, 'repeats'),
        mapLimitMs,
      }))
        yield line(step)
    } finally {
      await browser.close()
      await host.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A browser window without anything kept, that watches itself. */
async function openWindow(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'en' })
  const probe = fileURLToPath(new URL('page/explorer-probe.ts', import.meta.url))
  await context.addInitScript(stripTypeScriptTypes(readFileSync(probe, 'utf8')))
  const page = await context.newPage()
  page.setDefaultTimeout(120_000)
  return page
}

async function conditions(browser: Browser, address: string): Promise<ConditionsLine> {
  const page = await openWindow(browser)
  const startMs = performance.now()
  await page.goto(`${new URL(address).origin}/nothing`)
  const emptyPageMs = Math.round(performance.now() - startMs)
  const { frames } = await page.evaluate<{ frames: number }>('explorerProbe.countFrames(1)')
  const webgl = await page.evaluate<string>(`(() => {
    const gl = document.createElement('canvas').getContext('webgl2')
    return gl ? gl.getParameter(gl.getExtension('WEBGL_debug_renderer_info')?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER) : 'none'
  })()`)
  await page.context().close()
  return {
    step: 'conditions',
    chromium: browser.version(),
    webgl,
    cores: cpus().length,
    processor: cpus()[0].model,
    emptyPageMs,
    emptyFrameMs: Math.round(10_000 / frames) / 10,
  }
}

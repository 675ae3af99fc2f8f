/** What a person does in the explorer, one after the other, and how long each takes. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'

export interface StepLine {
  step: string
  /** What it should take at most. */
  limit?: number
  median?: number
  worst?: number
  /** Before anything of the library was asked for. */
  first?: number
  unit?: 'ms' | 'MB' | 'frames/s' | '% of frames'
  more?: Record<string, string | number>
}

export interface StepOptions {
  /** A window without anything kept. */
  open: () => Promise<Page>
  /** Of the run; it lets every window in. */
  address: string
  repeats: number
  /** In which the first map should be there. */
  mapLimitMs: number
}

export async function* measureSteps({
  open,
  address,
  repeats,
  mapLimitMs,
}: StepOptions): AsyncGenerator<StepLine> {
  const opened: number[] = []
  let page: Page | null = null
  for (let i = 0; i <= repeats; i++) {
    await page?.context().close()
    page = await open()
    await page.goto(address)
    opened.push(await page.evaluate<number>('explorerProbe.mapDrawn()'))
  }
  if (!page) return
  const [first, ...again] = opened
  yield {
    step: 'map shown from opening the page',
    first: round(first),
    ...summary(again, 'ms'),
    limit: mapLimitMs,
  }
  await page.waitForTimeout(3000)
  yield await topics(page, repeats)
  yield await colours(page)
  yield* scrolling(page)
  yield await lasso(page, repeats)
  yield await panning(page)
  yield await memory(page)
  await page.context().close()
}

/** Opens topics of the list, not the one that is open already. */
async function topics(page: Page, repeats: number): Promise<StepLine> {
  const took: number[] = []
  for (let i = 0; i <= repeats; i++) {
    took.push(await page.evaluate<number>(`explorerProbe.galleryAfterTopic(${i})`))
    await page.waitForTimeout(700)
  }
  const [first, ...again] = took
  await page.getByRole('button', { name: 'Show all' }).click()
  await page.waitForTimeout(1000)
  return { step: 'topic to full gallery', first: round(first), ...summary(again, 'ms'), limit: 150 }
}

const measures = ['Redness', 'Evenness', 'Roughness', 'Pores', 'Lightness']

async function colours(page: Page): Promise<StepLine> {
  const took: number[] = []
  for (const name of measures) {
    await page.getByRole('button', { name: /^Colour/ }).click()
    await page.getByRole('menuitemradio', { name }).first().waitFor()
    took.push(await page.evaluate<number>(`explorerProbe.mapAfterPress('[role="menuitemradio"]', '${name}')`))
    await page.keyboard.press('Escape')
    await page.waitForTimeout(500)
  }
  return { step: 'colours of another measure', ...summary(took, 'ms'), limit: 100 }
}

const scrollPxPerSecond = 5000
const scrollSeconds = 3

interface ScrollWatch {
  frames: number
  framesWithoutPictures: number
  framesWithoutRows: number
  cellsSeen: number
  cellsWithoutPicture: number
  pxPerSecond: number
}

/** By the browser's own scrolling, which does not wait for the page. */
async function* scrolling(page: Page): AsyncGenerator<StepLine> {
  const box = await page.getByRole('grid').boundingBox()
  const session = await page.context().newCDPSession(page)
  for (const direction of [-1, 1]) {
    await page.evaluate('window.stopWatching = explorerProbe.watchScroll()')
    await session.send('Input.synthesizeScrollGesture', {
      x: Math.round((box?.x ?? 0) + (box?.width ?? 0) / 2),
      y: Math.round((box?.y ?? 0) + (box?.height ?? 0) / 2),
      yDistance: direction * scrollPxPerSecond * scrollSeconds,
      speed: scrollPxPerSecond,
      gestureSourceType: 'mouse',
      preventFling: true,
    })
    const seen = await page.evaluate<ScrollWatch>('window.stopWatching()')
    const share = (part: number, whole: number): number => round((100 * part) / Math.max(1, whole))
    yield {
      step: direction < 0 ? 'scrolling down' : 'scrolling back up',
      median: share(Math.max(seen.framesWithoutRows, seen.framesWithoutPictures), seen.frames),
      unit: '% of frames',
      limit: 0,
      more: {
        frames: seen.frames,
        withoutRows: share(seen.framesWithoutRows, seen.frames),
        cellsWithoutPicture: share(seen.cellsWithoutPicture, seen.cellsSeen),
        pxPerSecond: seen.pxPerSecond,
      },
    }
    await page.waitForTimeout(500)
  }
}

/** Around the left half of the map, and with the next repeat around the right one. */
async function lasso(page: Page, repeats: number): Promise<StepLine> {
  const map = page.getByRole('application', { name: 'Map' })
  const box = await map.boundingBox()
  if (!box) throw new Error('The map has no place on the screen.')
  await page.getByText('Lasso', { exact: true }).click()
  const took: number[] = []
  const caught: string[] = []
  for (let i = 0; i < repeats; i++) {
    const release = page.evaluate<{ ms: number; said: string }>('explorerProbe.marksAfterRelease()')
    const [left, right] = i % 2 === 0 ? [0.01, 0.42] : [0.42, 0.99]
    const corners = [0, 0.25, 0.5, 0.75, 1].flatMap((share) => [[left, 0.02 + 0.96 * share]])
    const back = corners.map(([, y]) => [right, 1 - y])
    const at = ([x, y]: number[]): [number, number] => [box.x + x * box.width, box.y + y * box.height]
    await page.mouse.move(...at(corners[0]))
    await page.mouse.down()
    for (const corner of [...corners, ...back]) await page.mouse.move(...at(corner), { steps: 6 })
    await page.mouse.up()
    const { ms, said } = await release
    took.push(ms)
    caught.push(said.replace(/\D/g, ''))
    await page.waitForTimeout(700)
    await map.press('Escape')
    await page.waitForTimeout(700)
  }
  await page.getByText('Pan', { exact: true }).click()
  return {
    step: 'lasso',
    ...summary(took, 'ms'),
    limit: 300,
    more: { marked: caught.join(', ') },
  }
}

async function panning(page: Page): Promise<StepLine> {
  const box = await page.getByRole('application', { name: 'Map' }).boundingBox()
  if (!box) throw new Error('The map has no place on the screen.')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  const counted = page.evaluate<{ frames: number; drawings: number; longestMs: number }>(
    'explorerProbe.countFrames(3)',
  )
  const endMs = performance.now() + 3000
  for (let turn = 0; performance.now() < endMs; turn += 0.2)
    await page.mouse.move(
      box.x + box.width / 2 + 100 * Math.sin(turn),
      box.y + box.height / 2 + 60 * Math.cos(turn),
    )
  const { frames, drawings, longestMs } = await counted
  await page.mouse.up()
  return {
    step: 'panning',
    median: round(drawings),
    unit: 'frames/s',
    more: { pageFrames: round(frames), longestMs: round(longestMs) },
  }
}

/** Of the process that shows the page, as far as it shares nothing; on Linux only. */
async function memory(page: Page): Promise<StepLine> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  await session.send('HeapProfiler.collectGarbage')
  const { metrics } = await session.send('Performance.getMetrics')
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN
  const browser = page.context().browser()
  const browserSession = await browser?.newBrowserCDPSession()
  const info = await browserSession?.send('SystemInfo.getProcessInfo')
  const sizes = (info?.processInfo ?? [])
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => proportionalMb(id))
  const drawing = (info?.processInfo ?? []).find(({ type }) => type === 'GPU')
  return {
    step: 'memory of the page',
    median: round(Math.max(...sizes)),
    unit: 'MB',
    limit: 600,
    more: { scriptHeapMb: round(heap / 2 ** 20), drawingProcessMb: drawing ? proportionalMb(drawing.id) : 0 },
  }
}

function proportionalMb(pid: number): number {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
  return Math.round(Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? Number.NaN) / 1024)
}

function summary(values: readonly number[], unit: 'ms'): Pick<StepLine, 'median' | 'worst' | 'unit'> {
  const sorted = [...values].sort((a, b) => a - b)
  return { median: round(sorted[sorted.length >> 1]), worst: round(sorted[sorted.length - 1]), unit }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

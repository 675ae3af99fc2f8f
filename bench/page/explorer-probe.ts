/**
 * Runs in the page that is measured: watches what is on the screen and says when it was there, in milliseconds of the page's own
 * clock. What is drawn with WebGL counts when the graphics card has done it, not when it was asked to.
 */
interface ScrollWatch {
  frames: number
  /** Frames in which a cell in sight had no picture yet. */
  framesWithoutPictures: number
  /** Frames in which the place of a row in sight was empty. */
  framesWithoutRows: number
  cellsSeen: number
  cellsWithoutPicture: number
  pxPerSecond: number
}

const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve))

function mapElement(): HTMLElement | null {
  return document.querySelector<HTMLElement>('[data-pictures]')
}

function drawings(): number {
  return Number(mapElement()?.dataset.drawn ?? 0)
}

/** Returns only after all that was asked of the graphics card is done. */
function finishDrawing(): void {
  const gl = mapElement()?.querySelector('canvas')?.getContext('webgl2')
  gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4))
}

async function mapDrawn(): Promise<number> {
  while (drawings() === 0) await nextFrame()
  finishDrawing()
  return performance.now()
}

/** Presses what stands under a name and waits until the map was drawn anew. */
async function mapAfterPress(selector: string, name: string): Promise<number> {
  const element = [...document.querySelectorAll<HTMLElement>(selector)].find((candidate) =>
    candidate.textContent.includes(name),
  )
  if (!element) throw new Error(`There is no ${selector} with ${name}.`)
  const before = drawings()
  const startMs = performance.now()
  element.click()
  while (drawings() === before) await nextFrame()
  finishDrawing()
  return performance.now() - startMs
}

const grid = (): HTMLElement | null => document.querySelector<HTMLElement>('[role="grid"]')

interface Sight {
  cells: number
  withoutPicture: number
  /** Whether rows cover all that is in sight of what there is to see. */
  covered: boolean
}

function sight(): Sight {
  const scroller = grid()
  const seen: Sight = { cells: 0, withoutPicture: 0, covered: false }
  if (!scroller) return seen
  const view = scroller.getBoundingClientRect()
  let [top, bottom] = [Infinity, -Infinity]
  for (const row of scroller.querySelectorAll<HTMLElement>('[role="row"]')) {
    const box = row.getBoundingClientRect()
    if (box.bottom <= view.top || box.top >= view.bottom) continue
    top = Math.min(top, box.top)
    bottom = Math.max(bottom, box.bottom)
    const cells = row.querySelectorAll('[role="gridcell"]')
    seen.cells += cells.length
    seen.withoutPicture += cells.length - picturesIn(row)
  }
  const room = 24
  seen.covered = seen.cells > 0 && top <= view.top + room && bottom >= view.bottom - room
  return seen
}

function picturesIn(row: HTMLElement): number {
  if (row.dataset.pictured !== undefined) return Number(row.dataset.pictured)
  return [...row.querySelectorAll('img')].filter((picture) => picture.complete && picture.naturalWidth > 0)
    .length
}

/** Opens a topic of the list and waits until all the gallery in sight has its pictures, decoded. */
async function galleryAfterTopic(at: number): Promise<number> {
  const options = document.querySelectorAll<HTMLElement>('[role="listbox"] [role="option"]')
  const before = grid()?.querySelector('[data-index="0"]')
  const startMs = performance.now()
  options[at].click()
  for (;;) {
    await nextFrame()
    if (grid()?.querySelector('[data-index="0"]') === before) continue
    const { covered, withoutPicture } = sight()
    if (!covered || withoutPicture > 0) continue
    await Promise.all([...(grid()?.querySelectorAll('img') ?? [])].map((picture) => picture.decode()))
    return performance.now() - startMs
  }
}

/** From now until `stop()`: looks at every frame as it was shown before the page could mend it. */
function watchScroll(): () => ScrollWatch {
  const seen = {
    frames: 0,
    framesWithoutPictures: 0,
    framesWithoutRows: 0,
    cellsSeen: 0,
    cellsWithoutPicture: 0,
  }
  const startMs = performance.now()
  const startPx = grid()?.scrollTop ?? 0
  let endMs = startMs
  const look = (): void => {
    const { cells, withoutPicture, covered } = sight()
    seen.frames++
    seen.cellsSeen += cells
    seen.cellsWithoutPicture += withoutPicture
    if (withoutPicture > 0) seen.framesWithoutPictures++
    if (!covered) seen.framesWithoutRows++
    endMs = performance.now()
  }
  document.addEventListener('scroll', look, { capture: true })
  return () => {
    document.removeEventListener('scroll', look, { capture: true })
    const travelledPx = Math.abs((grid()?.scrollTop ?? 0) - startPx)
    return { ...seen, pxPerSecond: Math.round((travelledPx / Math.max(1, endMs - startMs)) * 1000) }
  }
}

/** From the next release of the pointer until marks are counted on the screen and the map is drawn with them. */
async function marksAfterRelease(): Promise<{ ms: number; said: string }> {
  const startMs = await new Promise<number>((resolve) =>
    document.addEventListener('pointerup', () => resolve(performance.now()), { capture: true, once: true }),
  )
  const before = drawings()
  const marked = (): string => document.querySelector('.marked')?.textContent.trim() ?? ''
  while (marked() === '' || drawings() === before) await nextFrame()
  finishDrawing()
  return { ms: performance.now() - startMs, said: marked() }
}

/** Frames of the page and whole drawings of the map in so many seconds. */
async function countFrames(
  seconds: number,
): Promise<{ frames: number; drawings: number; longestMs: number }> {
  const startMs = performance.now()
  const before = drawings()
  let [frames, longestMs, lastMs] = [0, 0, startMs]
  while (performance.now() - startMs < 1000 * seconds) {
    await nextFrame()
    frames++
    longestMs = Math.max(longestMs, performance.now() - lastMs)
    lastMs = performance.now()
  }
  finishDrawing()
  const took = (performance.now() - startMs) / 1000
  return { frames: frames / took, drawings: (drawings() - before) / took, longestMs }
}

Object.assign(window, {
  explorerProbe: { mapDrawn, mapAfterPress, galleryAfterTopic, watchScroll, marksAfterRelease, countFrames },
})

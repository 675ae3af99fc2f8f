/** How far from what is in sight pictures are fetched, from where the gallery is going and how quickly. */
import type { PictureReach } from './rows-ahead.ts'

export interface Scrolling {
  columns: number
  rowPx: number
  /** The way that was scrolled last. */
  towards: 'forward' | 'backward'
  /** 0 at rest. */
  pxPerSecond: number
  /** At rest, and for a while: there is time to fetch what a quick scroll would pass. */
  far: boolean
}

/** What a quick scroll passes in more than a second. */
const farAheadPx = 6000
const farBehindPx = 1200
const nearRows = 2
/** A scroll at 5,000 px a second is half a second ahead. */
const scrollAheadPx = 2500
/** Of small pictures in a wide pane a screen alone has hundreds. */
const mostAhead = 700
/** What a picture takes to come, on a busy machine. */
const waitSeconds = 0.15

export function pictureReach({ columns, rowPx, towards, pxPerSecond, far }: Scrolling): PictureReach {
  const rows = (px: number): number => Math.min(Math.ceil(px / rowPx), Math.ceil(mostAhead / columns))
  const lead = Math.floor((pxPerSecond * waitSeconds) / rowPx)
  if (far) return { towards, ahead: rows(farAheadPx), behind: rows(farBehindPx), lead }
  return { towards, ahead: pxPerSecond > 0 ? rows(scrollAheadPx) : nearRows, behind: nearRows, lead }
}

/** Pixels a second from one place to the next, evened out over some of them: places come in jumps where the page is busy. */
export function scrollSpeedometer(): (offsetPx: number, nowMs: number) => number {
  let [lastPx, lastMs, speed] = [0, Number.NEGATIVE_INFINITY, 0]
  return (offsetPx, nowMs) => {
    const tookMs = nowMs - lastMs
    if (tookMs > restMs) speed = 0
    else if (tookMs > 0) {
      const share = Math.min(1, tookMs / smoothMs)
      speed += share * ((1000 * Math.abs(offsetPx - lastPx)) / tookMs - speed)
    }
    ;[lastPx, lastMs] = [offsetPx, nowMs]
    return speed
  }
}

/** After so long a scroll is a new one. */
const restMs = 400
const smoothMs = 150

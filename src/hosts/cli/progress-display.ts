import type { Progress } from '../../shared/progress.ts'
import { stageTitles, type StageProgress } from '../../shared/stage-progress.ts'

export interface ProgressDisplay {
  show: (progress: StageProgress) => void
  /** Work of one part only, under a title of its own. */
  showPart: (title: string, progress: Progress) => void
  /** Ends a bar that is still on the screen. */
  end: () => void
}

interface Output {
  write(text: string): unknown
  readonly isTTY?: boolean
  readonly columns?: number
}

const barCells = 24
const redrawMs = 100
const plainLineMs = 10_000

/** Bars with rate and time left on a terminal; a plain line now and then when piped. */
export function createProgressDisplay(output: Output, now: () => number): ProgressDisplay {
  let begun: { title: string; atMs: number; firstDone: number | null } | null = null
  let lastShownMs = -Infinity
  let barOnScreen = false

  function line(text: string): void {
    clearBar()
    output.write(`${text}\n`)
  }
  function clearBar(): void {
    if (barOnScreen) output.write('\r\u001b[K')
    barOnScreen = false
  }
  function begin(title: string): NonNullable<typeof begun> {
    begun = { title, atMs: now(), firstDone: null }
    lastShownMs = output.isTTY ? -Infinity : now()
    return begun
  }

  function moved(title: string, progress: Progress): void {
    const current = begun?.title === title ? begun : begin(title)
    current.firstDone ??= progress.done
    const at = now()
    if (at - lastShownMs < (output.isTTY ? redrawMs : plainLineMs)) return
    lastShownMs = at
    const pace = describePace(progress, current.firstDone, (at - current.atMs) / 1000)
    if (!output.isTTY) return line(`${title}: ${Math.floor(progress.done)} of ${progress.total}${pace}`)
    const filled = Math.round((barCells * progress.done) / Math.max(1, progress.total))
    const bar = '█'.repeat(filled) + '░'.repeat(barCells - filled)
    const text = `${title}  ${bar} ${Math.floor(progress.done)}/${progress.total}${pace}`
    output.write(`\r\u001b[K${text.slice(0, (output.columns ?? 100) - 1)}`)
    barOnScreen = true
  }

  return {
    show: (progress) => {
      const title = stageTitles[progress.stage]
      switch (progress.kind) {
        case 'started':
          begin(title)
          if (progress.resumedFrom !== undefined) line(`${title}: going on from ${progress.resumedFrom}`)
          else if (!output.isTTY) line(title)
          return
        case 'moved':
          return moved(title, progress)
        case 'learned':
        case 'seen':
        case 'placed':
          return
        case 'kept':
          return line(`${title}: already done`)
        case 'finished':
          return line(`${title}: done in ${formatSeconds(progress.seconds)}`)
        case 'warned':
          return line(`Note: ${progress.sentence}`)
      }
    },
    showPart: moved,
    end: clearBar,
  }
}

/** `, 12.3 a second, 40 s left, loss 1.2`; empty until there is something to say. */
export function describePace(
  { done, total, note }: { done: number; total: number; note?: string },
  firstDone: number,
  seconds: number,
): string {
  const parts: string[] = []
  const rate = seconds > 0 ? (done - firstDone) / seconds : 0
  if (rate > 0) {
    parts.push(rate >= 1 ? `${rate.toFixed(1)} a second` : `${(1 / rate).toFixed(1)} s each`)
    if (done < total) parts.push(`${formatSeconds((total - done) / rate)} left`)
  }
  if (note) parts.push(note)
  return parts.map((part) => `, ${part}`).join('')
}

export function formatSeconds(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`
  if (seconds < 90) return `${Math.round(seconds)} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 90 ? `${minutes} min` : `${(minutes / 60).toFixed(1)} h`
}

/** A name over the map in one line, or in two of about the same width where one would be too wide. */

/** Widths in pixels. */
export type MeasureWidth = (text: string) => number

export interface NameLines {
  lines: readonly string[]
  widthPx: number
  /** Whether all of the name is in them. */
  isWhole: boolean
}

export interface NameRoom {
  /** What is no wider stands in one line. */
  onePx: number
  /** Of two lines: what would be wider is cut with an ellipsis. */
  twoPx: number
}

/** A line may end after one of these, but none may begin with one. */
const stops = /[,;、，；。]/u

/**
 * Breaks after a comma where both lines fit then, else between words; where a language has no spaces, between letters. Of several
 * breaks that do, the one that leaves both lines about as wide. Only what fits in no two lines loses its end, since that is often
 * what tells one name from another.
 */
export function nameLines(text: string, { onePx, twoPx }: NameRoom, measure: MeasureWidth): NameLines {
  if (measure(text) <= onePx) return { lines: [text], widthPx: measure(text), isWhole: true }
  const best = breaksOf(text)
    .map((lines) => {
      const widthPx = Math.max(...lines.map(measure))
      const rank = widthPx > twoPx ? 2 : stops.test(lines[0].slice(-1)) ? 0 : 1
      return { lines, rank, widthPx }
    })
    .sort((a, b) => a.rank - b.rank || a.widthPx - b.widthPx)
    .at(0) ?? { lines: [text] }
  const lines = best.lines.map((line) => cutEnd(line, twoPx, measure))
  const isWhole = lines.every((line, at) => line === best.lines[at])
  return { lines, widthPx: Math.max(...lines.map(measure)), isWhole }
}

/** All ways to make two lines of it. */
function breaksOf(text: string): string[][] {
  const pieces = text.split(/(?<=\s)|(?<=[\u3000-\u9fff，；])/u)
  return pieces
    .slice(1)
    .map((_, at) => [pieces.slice(0, at + 1), pieces.slice(at + 1)].map((part) => part.join('').trim()))
    .filter(([, second]) => !stops.test(second.charAt(0)))
}

function cutEnd(text: string, mostPx: number, measure: MeasureWidth): string {
  if (measure(text) <= mostPx) return text
  const letters = Array.from(text)
  while (letters.length > 1 && measure(`${letters.join('')}…`) > mostPx) letters.pop()
  return `${letters.join('').trimEnd()}…`
}

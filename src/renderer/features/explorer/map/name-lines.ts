/** A name over the map in one line, or in two of about the same width where one would be too wide. */

/** Widths in pixels. */
export type MeasureWidth = (text: string) => number

export interface NameLines {
  lines: readonly string[]
  widthPx: number
}

/**
 * Breaks after a comma where both lines fit then, else between words; where a language has no spaces, between letters. What is
 * still too wide is cut with an ellipsis.
 */
export function nameLines(text: string, mostPx: number, measure: MeasureWidth): NameLines {
  if (measure(text) <= mostPx) return { lines: [text], widthPx: measure(text) }
  const pieces = text.split(/(?<=\s)|(?<=[\u3000-\u9fff])/u)
  const breaks = pieces.slice(1).map((_, at) => {
    const [first, second] = [pieces.slice(0, at + 1), pieces.slice(at + 1)].map((part) =>
      part.join('').trim(),
    )
    const widthPx = Math.max(measure(first), measure(second))
    const isGood = widthPx <= mostPx && /[,、]$/.test(first)
    return { lines: [first, second], cost: isGood ? widthPx : widthPx + mostPx }
  })
  const best = breaks.sort((a, b) => a.cost - b.cost).at(0) ?? { lines: [text] }
  const lines = best.lines.map((line) => cutEnd(line, mostPx, measure))
  return { lines, widthPx: Math.max(...lines.map(measure)) }
}

function cutEnd(text: string, mostPx: number, measure: MeasureWidth): string {
  if (measure(text) <= mostPx) return text
  const letters = Array.from(text)
  while (letters.length > 1 && measure(`${letters.join('')}…`) > mostPx) letters.pop()
  return `${letters.join('').trimEnd()}…`
}

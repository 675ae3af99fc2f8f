/** Text in the room that a picture has for it. */

/** Shortened with an ellipsis until it fits. */
export function fitText(text: string, widthPx: number, measure: (text: string) => number): string {
  if (measure(text) <= widthPx) return text
  const letters = Array.from(text)
  while (letters.length > 1 && measure(`${letters.join('')}…`) > widthPx) letters.pop()
  return `${letters.join('').trimEnd()}…`
}

/** Between words; where a language has no spaces between them, between letters. */
export function breakLines(text: string, widthPx: number, measure: (text: string) => number): string[] {
  const lines: string[] = []
  let current = ''
  for (const word of text.split(/(?<=\s)|(?<=[\u3000-\u9fff])/u)) {
    if (current !== '' && measure((current + word).trimEnd()) > widthPx) {
      lines.push(current.trimEnd())
      current = ''
    }
    current += word
  }
  return current === '' ? lines : [...lines, current.trimEnd()]
}

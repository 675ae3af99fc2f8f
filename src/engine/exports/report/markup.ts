/**
 * Markup that cannot be injected into: the only way to make `Html` from outside text is the `html` tag, and it escapes
 * whatever it is given that is not `Html` already.
 */

export class Html {
  readonly markup: string
  constructor(markup: string) {
    this.markup = markup
  }
}

type Part = Html | string | number | null | false | readonly Part[]

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character])
}

/** A template whose values are escaped, for element content and quoted attributes. `null` and `false` leave nothing. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  let markup = strings[0]
  parts.forEach((part, index) => {
    markup += partMarkup(part) + strings[index + 1]
  })
  return new Html(markup)
}

/** Text that a person wrote in lines, with their breaks. */
export function htmlLines(text: string): Html {
  return new Html(
    text
      .split(/\r\n|\r|\n/)
      .map((line) => html`${line}`.markup)
      .join('<br />'),
  )
}

function partMarkup(part: Part): string {
  if (part === null || part === false) return ''
  if (part instanceof Html) return part.markup
  if (typeof part === 'string') return escapeHtml(visibleControls(part))
  if (typeof part === 'number') return String(part)
  return part.map(partMarkup).join('\n')
}

/**
 * Control characters and the marks that turn the writing direction, as they occur in hostile file names, become signs
 * that can be seen: a name must neither break lines nor rearrange the text around it.
 */
function visibleControls(text: string): string {
  return (
    text
      .toWellFormed()
      // eslint-disable-next-line no-control-regex -- these are the characters that must not reach the page
      .replace(/[\u0000-\u001f]/g, (control) => String.fromCharCode(0x2400 + control.charCodeAt(0)))
      .replace(/[\u007f-\u009f\u200e\u200f\u061c\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g, '\ufffd')
  )
}

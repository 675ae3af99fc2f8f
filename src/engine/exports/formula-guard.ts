/**
 * Spreadsheets run a cell that begins with `=`, `+`, `-` or `@` as a formula, also after a tab or a line break, so a photo
 * named `=HYPERLINK(...)` would become one. Such a text gets one leading apostrophe, which spreadsheets read as "this is
 * text". Numbers stay bare: `-12.5` is a value, and an apostrophe would turn a column of values into text.
 *
 * The guard can be taken back: a text that already looks guarded (`'=x`) is guarded once more, so `unguardText` returns
 * every text to what it was.
 */

/** Both widths of the four signs (some spreadsheets fold the wide ones), tab, line feed, carriage return. */
const risky = /^'*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\t\r\n]/
const guarded = /^'+[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\t\r\n]/
const decimalNumber = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/

export function guardText(text: string): string {
  return risky.test(text) && !decimalNumber.test(text) ? `'${text}` : text
}

export function unguardText(text: string): string {
  return guarded.test(text) ? text.slice(1) : text
}

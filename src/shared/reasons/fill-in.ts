import type { ReasonValues } from '../errors.ts'

const placeholder = /\{(\w+)\}/g

/** A text with its values in place of `{name}`; null where one of them is missing. */
export function fillIn(text: string, values: ReasonValues): string | null {
  const names = [...text.matchAll(placeholder)].map(([, name]) => name)
  if (!names.every((name) => Object.hasOwn(values, name))) return null
  return text.replaceAll(placeholder, (_, name: string) => String(values[name]))
}

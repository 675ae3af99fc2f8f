/** Where the keyboard is: what is typed before goes elsewhere. */
import type { Locator } from 'playwright-core'
import { expect } from 'vitest'

export function hasFocus(thing: Locator): Promise<boolean> {
  return thing.evaluate((element) => element === document.activeElement)
}

export async function expectFocus(on: Locator): Promise<void> {
  await expect.poll(() => hasFocus(on)).toBe(true)
}

/** Writes into a field that is just being opened. */
export async function typeInto(field: Locator, text: string): Promise<void> {
  await expectFocus(field)
  await field.page().keyboard.type(text)
}

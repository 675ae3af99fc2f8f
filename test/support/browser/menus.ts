/** Menus as a person uses them: one at a time, each open before it is chosen from and gone before the next. */
import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** Opens the menu of a button and gives it when it has the keyboard. */
export async function openMenu(button: Locator): Promise<Locator> {
  await untilNoMenu(button.page())
  await button.click()
  return untilMenu(button.page())
}

/** The menu that a key or a button has opened, when it has the keyboard. */
export async function untilMenu(page: Page): Promise<Locator> {
  const menu = page.getByRole('menu')
  await expect
    .poll(async () => (await menu.count()) > 0 && menu.evaluate((it) => it.contains(document.activeElement)))
    .toBe(true)
  return menu
}

export async function untilNoMenu(page: Page): Promise<void> {
  await page.getByRole('menu').waitFor({ state: 'detached' })
}

export async function closeMenu(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await untilNoMenu(page)
}

/** Chooses one of several in the menu of a button, which stays open for it. */
export async function chooseInMenu(button: Locator, name: string): Promise<void> {
  const menu = await openMenu(button)
  const choice = menu.getByRole('menuitemradio', { name, exact: true })
  await choice.click()
  await choice.and(button.page().getByRole('menuitemradio', { checked: true })).waitFor()
  await closeMenu(button.page())
}

export interface DownloadedFile {
  name: string
  bytes: Buffer
}

/** A file of an open run, by its entry in the menu of files; the first of several. */
export async function downloadFile(page: Page, entry: RegExp): Promise<DownloadedFile> {
  const menu = await openMenu(page.getByRole('button', { name: 'Export' }))
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    menu.getByRole('menuitem', { name: entry }).first().click(),
  ])
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
}

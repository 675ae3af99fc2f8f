/** What a person does in the window again and again. */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { chooseInMenu } from './menus.ts'

/** For what comes at the end of a whole job. */
export const untilJobEnds = { timeout: 300_000 }

/** By the list of folders, from its places down, as far as the question of how thoroughly. */
export async function chooseFolder(page: Page, path: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'Open photo folder' }).click()
  const dialog = page.getByRole('dialog', { name: 'Choose a photo folder' })
  for (const [at, name] of path.entries()) {
    await dialog.getByRole('button', { name, exact: true }).click()
    await dialog.getByText(join(...path.slice(0, at + 1)), { exact: true }).waitFor()
  }
  await dialog.getByRole('button', { name: 'Choose this folder' }).click()
  await page.getByRole('dialog', { name: 'How thoroughly?' }).waitFor()
}

export async function startJob(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await page.waitForURL(/#\/jobs\/\d+$/)
}

/** @param name as the menu has it, in either language */
export async function setPreference(page: Page, name: string): Promise<void> {
  await chooseInMenu(page.getByRole('button', { name: /Theme and language|外观与语言/ }), name)
}

/** Escape closes the dialog that is open. */
export async function closeDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

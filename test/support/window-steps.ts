/** What a person does in the window again and again. */
import type { Page } from 'playwright-core'

/** By the list of folders, from its places down, as far as the question of how thoroughly. */
export async function chooseFolder(page: Page, path: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'Open photo folder' }).click()
  const dialog = page.getByRole('dialog', { name: 'Choose a photo folder' })
  for (const name of path) await dialog.getByRole('button', { name, exact: true }).click()
  await dialog
    .getByText(path.at(-1) ?? '')
    .first()
    .waitFor()
  await dialog.getByRole('button', { name: 'Choose this folder' }).click()
  await page.getByRole('dialog', { name: 'How thoroughly?' }).waitFor()
}

export async function startJob(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await page.waitForURL(/#\/jobs\/\d+$/)
}

/** @param name as the menu has it, in either language */
export async function setPreference(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /Theme and language|外观与语言/ }).click()
  await page.getByRole('menuitemradio', { name }).click()
  await page.keyboard.press('Escape')
}

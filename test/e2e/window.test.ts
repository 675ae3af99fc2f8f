/** The window as a person uses it: a real engine, a real browser, real photos. */
import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { seriousFindings } from '../support/browser/axe.ts'
import { typeInto } from '../support/browser/focus.ts'
import { watchFor } from '../support/browser/passing.ts'
import { describeInBrowser, openWindowPage } from '../support/browser/window-page.ts'
import {
  chooseFolder,
  closeDialog,
  setPreference,
  startJob,
  untilJobEnds,
} from '../support/browser/window-steps.ts'
import { startServe } from '../support/serve.ts'
import { hasSharedPhotos, photoNames, photoPath } from '../support/shared-photos.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

function copyPhotos(folder: string, many: number): void {
  mkdirSync(folder)
  for (const name of photoNames('faces-sfhq').slice(0, many))
    copyFileSync(photoPath('faces-sfhq', name), join(folder, name))
}

async function expectTheme(page: Page, theme: string): Promise<void> {
  await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe(theme)
}

function theWindow(): void {
  it('leads from a folder to topics, and knows the library again', async () => {
    const base = temporaryFolder()
    copyPhotos(join(base, 'holiday'), 8)
    const host = await startServe(['--root', base])
    const { page, complaints } = await openWindowPage(host.address)
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await seriousFindings(page)).toEqual([])

    await chooseFolder(page, [base, 'holiday'])
    await expect.poll(() => page.getByRole('radio').count()).toBe(3)
    expect(await seriousFindings(page)).toEqual([])
    const placesOfNewest = await watchFor(page, '.newest img')
    await startJob(page)
    await page.getByRole('heading', { level: 1, name: 'holiday' }).waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await expect.poll(() => page.getByRole('listitem').filter({ hasText: 'Find faces' }).count()).toBe(1)
    await page.getByRole('heading', { name: 'What came out' }).waitFor(untilJobEnds)
    expect(await placesOfNewest()).not.toEqual([])
    await expect.poll(() => page.locator('.figures').textContent()).toMatch(/Photos8/)
    expect(await seriousFindings(page)).toEqual([])

    await page.getByRole('link', { name: 'Cheekbone' }).click()
    const recent = page.getByRole('button', { name: 'Open holiday' })
    await expect.poll(() => recent.locator('img').count()).toBeGreaterThan(4)
    await recent.click()
    await page.getByRole('heading', { name: 'Run 1' }).waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Analyse again…' }).click()
    await page.getByText(/^Last time here.*: .* for \d+ patches \(Processor\)/).waitFor()
    await closeDialog(page)

    await setPreference(page, 'Dark')
    await expectTheme(page, 'dark')
    expect(await seriousFindings(page)).toEqual([])
    await setPreference(page, '简体中文')
    await page.getByRole('heading', { name: '运行' }).first().waitFor()
    await page.reload()
    await page.getByRole('button', { name: '再次分析…' }).waitFor()
    await expectTheme(page, 'dark')
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('zh-CN')
    expect(complaints()).toEqual([])
  })

  it('works by keyboard: every action by its words, and help by its sign', async () => {
    const host = await startServe([])
    const { page } = await openWindowPage(host.address)
    await page.keyboard.press('Control+k')
    await typeInto(page.getByRole('textbox', { name: 'Search or do anything' }), 'theme dark')
    const action = page.getByRole('option', { name: /dark/i })
    await action.and(page.locator('[data-highlighted]')).waitFor()
    await page.keyboard.press('Enter')
    await expectTheme(page, 'dark')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('Shift+?')
    await page.getByRole('dialog', { name: 'How Cheekbone works' }).waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await closeDialog(page)
    await page.keyboard.press('Control+o')
    await page.getByRole('dialog', { name: 'Choose a photo folder' }).waitFor()
    expect(await seriousFindings(page)).toEqual([])
  })

  it('says that nobody is there any more when the host has gone', async () => {
    const host = await startServe([])
    const { page } = await openWindowPage(host.address)
    await page.getByText('Engine ready').waitFor()
    await host.end('SIGTERM')
    await page.getByText('Cheekbone does not run any more where this page came from.').waitFor()
    expect(await page.getByRole('button', { name: 'Start the engine' }).count()).toBe(0)
  })
}

describeInBrowser('the window', theWindow, hasSharedPhotos ? null : 'no shared photos')

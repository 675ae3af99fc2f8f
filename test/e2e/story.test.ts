/** The whole story, from a folder of photos to a table, as a person lives it: a real engine, a real browser, nothing made up. */
import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { parseCsv, type CsvTable } from '../../src/engine/exports/csv-reader.ts'
import { drawFaces } from '../../src/engine/synthetic/draw-faces.ts'
import { seriousFindings } from '../support/browser/axe.ts'
import { untilExplored } from '../support/browser/explorable-window.ts'
import { expectFocus, typeInto } from '../support/browser/focus.ts'
import { indexOfActive } from '../support/browser/gallery.ts'
import { downloadFile } from '../support/browser/menus.ts'
import { everything, ShownMap } from '../support/browser/shown-map.ts'
import { describeInBrowser, openWindowPage } from '../support/browser/window-page.ts'
import { chooseFolder, closeDialog, startJob, untilJobEnds } from '../support/browser/window-steps.ts'
import { chromiumWebglArguments } from '../support/chromium.ts'
import { startServe } from '../support/serve.ts'
import { hasSharedPhotos, photoNames, photoPath } from '../support/shared-photos.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const topicName = 'Freckled in winter'
const wholeTable = /^Table \(CSV\) of all \d+ patches$/

/** Answers every picture of the sample by its key; the first is said to be of another kind. Gives how many there were. */
async function judgeAll(page: Page): Promise<number> {
  const standing = page.getByText(/^\d+ of \d+ judged/)
  await standing.waitFor()
  const count = Number(/of (\d+)/.exec(await standing.innerText())?.[1])
  await page.keyboard.press('n')
  for (let picture = 1; picture < count; picture++) await page.keyboard.press('y')
  await page.getByText(/^Between \d+% and \d+% of the topic, 95%\ssure$/).waitFor()
  return count
}

async function downloadTable(page: Page): Promise<CsvTable> {
  return parseCsv((await downloadFile(page, wholeTable)).bytes)
}

function columnOf({ header, rows }: CsvTable, name: string): string[] {
  return rows.map((cells) => cells[header.indexOf(name)])
}

function copyPhotos(folder: string): void {
  mkdirSync(folder)
  for (const name of photoNames('faces-sfhq').slice(0, 24))
    copyFileSync(photoPath('faces-sfhq', name), join(folder, name))
}

/** Pictures with nothing on them but a colour. */
async function drawSkies(folder: string): Promise<void> {
  mkdirSync(folder)
  for (const blue of [120, 180, 240]) {
    const background = { r: 60, g: 90, b: blue }
    const sky = sharp({ create: { width: 320, height: 240, channels: 3, background } })
    await sky.jpeg().toFile(join(folder, `sky-${blue}.jpg`))
  }
}

const drawn = { name: 'drawn faces', fill: (folder: string) => drawFaces(folder, { faces: 24, seed: 4 }) }
const real = { name: 'photos of faces', fill: (folder: string) => Promise.resolve(copyPhotos(folder)) }
const folders = hasSharedPhotos ? [drawn, real] : [drawn]

describeInBrowser('a person', () => {
  it.each(folders)(
    'goes from $name to topics, judges and names one, takes the table, and finds all as it was',
    async ({ name, fill }) => {
      const base = temporaryFolder()
      const data = temporaryFolder()
      await fill(join(base, name))
      const host = await startServe(['--root', base], data)
      const { page, complaints } = await openWindowPage(host.address, { args: chromiumWebglArguments })

      await chooseFolder(page, [base, name])
      await startJob(page)
      await page.getByRole('heading', { name: 'What came out' }).waitFor(untilJobEnds)
      await page.getByRole('button', { name: 'Explore the topics' }).click()
      await page.waitForURL(/\/run\/1$/)
      await untilExplored(page)
      const topics = page.getByRole('listbox', { name: 'Topics' }).getByRole('option')

      const map = new ShownMap(page)
      await map.pointAtDot()
      await page.getByText(/^\d+ ?% of this topic$/).waitFor()
      await map.use('Lasso')
      await map.drag(everything)
      await expect.poll(() => map.marked()).toBeGreaterThan(12)

      const gallery = page.getByRole('region', { name: 'Gallery' })
      const counts = gallery.getByRole('status')
      const countNow = async (): Promise<number> => Number.parseInt(await counts.innerText(), 10)
      const all = await map.marked()
      await expect.poll(countNow).toBe(all)
      await topics.first().click()
      await expect.poll(countNow).toBeLessThan(all)
      const size = await countNow()
      await gallery.getByRole('grid').focus()
      await page.keyboard.press('ArrowDown')
      await expect.poll(() => indexOfActive(page)).toBe(0)
      await page.keyboard.press('PageDown')
      await page.keyboard.press('End')
      await expect.poll(() => indexOfActive(page)).toBe(size - 1)
      await page.keyboard.press('Space')
      const large = page.getByRole('dialog').getByRole('status')
      await expect.poll(() => large.innerText()).toBe(`${size} of ${size}`)
      await closeDialog(page)

      await page.getByRole('button', { name: 'Spot-check', exact: true }).press('Enter')
      const judged = await judgeAll(page)
      await page.getByRole('button', { name: 'Back to the map' }).press('Enter')
      // The map is there before the list: topics are told after it.
      await page.locator('[role="option"][aria-current="true"]').waitFor()
      const list = page.getByRole('listbox', { name: 'Topics' })
      await list.focus()
      await page.keyboard.press('F2')
      await typeInto(page.getByRole('textbox', { name: 'Name of the topic' }), topicName)
      await page.keyboard.press('Enter')
      const named = page.getByRole('option', { name: new RegExp(topicName) })
      await named.waitFor()
      await expectFocus(list)

      const table = await downloadTable(page)
      const names = columnOf(table, 'topic_name')
      expect(names.filter((name) => name === topicName)).toHaveLength(size)
      const verdicts = columnOf(table, 'verdict').filter((verdict) => verdict !== '')
      expect(verdicts.length).toBeGreaterThan(0)
      expect(verdicts.length).toBeLessThanOrEqual(judged)
      expect(complaints()).toEqual([])

      await host.end('SIGTERM')
      const again = await startServe(['--root', base, '--port', new URL(host.origin).port], data)
      await page.goto(again.address)
      await page.getByRole('button', { name: `Open ${name}` }).click()
      await page.getByRole('heading', { name: 'Run 1' }).waitFor()
      await page.getByRole('button', { name: 'Explore', exact: true }).click()
      await named.getByRole('img', { name: 'Spot-checked' }).waitFor()
      await named.click()
      await expect.poll(countNow).toBe(size)
      expect(await downloadTable(page)).toEqual(table)
      await page.getByRole('button', { name: 'Spot-check', exact: true }).press('Enter')
      await page.getByText(`${judged} of ${judged} judged`, { exact: true }).waitFor()
    },
  )

  it('pauses a run, goes on, cancels it, and begins again where it stopped', async () => {
    const base = temporaryFolder()
    // So many that it is far from done whenever it is paused.
    await drawFaces(join(base, 'faces'), { faces: 16, seed: 2 })
    const host = await startServe(['--root', base])
    const { page } = await openWindowPage(host.address)
    await chooseFolder(page, [base, 'faces'])
    await startJob(page)
    const pause = page.getByRole('button', { name: 'Pause' })
    const resume = page.getByRole('button', { name: 'Resume' })
    await pause.click()
    await page.getByText('Nothing is lost. It goes on where it stopped.').waitFor()
    await resume.click()
    await resume.waitFor({ state: 'detached' })
    await pause.click()
    await resume.waitFor()
    await page.getByRole('button', { name: 'Cancel', exact: true }).click()
    await page.getByRole('button', { name: 'Cancel the job' }).click()
    await page.getByRole('status').filter({ hasText: 'Cancelled' }).waitFor()
    await page.getByRole('button', { name: 'Start it again' }).click()
    await page.getByRole('heading', { name: 'What came out' }).waitFor(untilJobEnds)
    await page.getByRole('button', { name: 'Explore the topics' }).click()
    await page.waitForURL(/#\/library\/[0-9a-f]{16}\/run\/1$/)
  })

  it('is told what is wrong with a folder without photos, and with photos without faces, and what to do', async () => {
    const base = temporaryFolder()
    mkdirSync(join(base, 'empty'))
    await drawSkies(join(base, 'skies'))
    const host = await startServe(['--root', base])
    const { page } = await openWindowPage(host.address)
    const sentences = { empty: /no pictures in this folder/, skies: /face/ }
    for (const [name, sentence] of Object.entries(sentences)) {
      await chooseFolder(page, [base, name])
      await startJob(page)
      const alert = page.getByRole('alert')
      await alert.waitFor(untilJobEnds)
      const said = await alert.innerText()
      expect(said).toContain('There is nothing to do')
      expect(said).toMatch(sentence)
      expect(await alert.locator('.hint').innerText()).toMatch(/\.$/)
      expect(await seriousFindings(page)).toEqual([])
      // The next step is another folder, not the same once more.
      await page.getByRole('button', { name: 'Open photo folder' }).waitFor()
      expect(await page.getByRole('button', { name: 'Resume' }).count()).toBe(0)
      await page.getByRole('button', { name: 'Take off the list' }).click()
      await page.getByRole('heading', { name: 'Recent libraries' }).waitFor()
    }
  })
})

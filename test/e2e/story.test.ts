/** The whole story, from a folder of photos to a table, as a person lives it: a real engine, a real browser, nothing made up. */
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { parseCsv, type CsvTable } from '../../src/engine/exports/csv-reader.ts'
import { drawFaces } from '../../src/engine/synthetic/draw-faces.ts'
import { seriousFindings } from '../support/axe.ts'
import { chromiumWebglArguments, findChromium } from '../support/chromium.ts'
import { startServe } from '../support/serve.ts'
import { hasSharedPhotos, photoNames, photoPath } from '../support/shared-photos.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { openWindowPage } from '../support/window-page.ts'
import { chooseFolder, startJob } from '../support/window-steps.ts'

const patient = { timeout: 240_000 }
const topicName = 'Freckled in winter'

/** Goes over the places of strong colour on the map until one of them is a point that says what it is. */
async function hoverAPoint(page: Page): Promise<Locator> {
  const map = page.getByRole('application', { name: 'Map' })
  const box = await map.boundingBox()
  if (!box) throw new Error('The map has no place on the screen.')
  const card = page.getByText(/^\d+ ?% of this topic$/)
  const clip = { x: box.x, y: box.y, width: 0.7 * box.width, height: box.height }
  const { data, info } = await sharp(await page.screenshot({ clip }))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const stepPx = 2
  let tries = 0
  for (let y = 0; y < info.height; y += stepPx)
    for (let x = 0; x < info.width && tries < 60; x += stepPx) {
      const at = 3 * (y * info.width + x)
      const channels = data.subarray(at, at + 3)
      if (Math.max(...channels) - Math.min(...channels) < 60) continue
      tries++
      await page.mouse.move(box.x + x, box.y + y)
      // A card appears only after a short rest.
      await page.waitForTimeout(400)
      if ((await card.count()) > 0) return card
    }
  throw new Error('No point of the map says what it is.')
}

async function lassoAround(page: Page): Promise<void> {
  await page.getByText('Lasso', { exact: true }).click()
  const box = await page.getByRole('application', { name: 'Map' }).boundingBox()
  if (!box) throw new Error('The map has no place on the screen.')
  const corners = [
    [0.02, 0.02],
    [0.72, 0.02],
    [0.72, 0.98],
    [0.02, 0.98],
    [0.02, 0.06],
  ].map(([x, y]) => [box.x + x * box.width, box.y + y * box.height] as const)
  await page.mouse.move(...corners[0])
  await page.mouse.down()
  for (const corner of corners.slice(1)) await page.mouse.move(...corner, { steps: 5 })
  await page.mouse.up()
}

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

async function downloadTable(page: Page, name: RegExp): Promise<CsvTable> {
  await page.getByRole('button', { name: 'Export' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name }).click(),
  ])
  return parseCsv(readFileSync(await download.path()))
}

function columnOf({ header, rows }: CsvTable, name: string): string[] {
  return rows.map((cells) => cells[header.indexOf(name)])
}

/** The index of the cell that has the keyboard, as a reader is told. */
function indexOfActive(page: Page): Promise<number> {
  return page.evaluate(() => {
    const grid = document.querySelector('[role="grid"][aria-activedescendant]')
    const cell = document.getElementById(grid?.getAttribute('aria-activedescendant') ?? '')
    return Number(cell?.dataset.index ?? -1)
  })
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

const missing = findChromium() === null
describe.skipIf(missing)(`a person${missing ? ' [skipped: there is no Chromium]' : ''}`, () => {
  it.each(folders)(
    'goes from $name to topics, judges and names one, takes the table, and finds all as it was',
    async ({ name, fill }) => {
      const base = temporaryFolder()
      const data = temporaryFolder()
      await fill(join(base, name))
      const host = await startServe(['--root', base], data)
      const { page, complaints } = await openWindowPage(host.address, { args: chromiumWebglArguments })
      page.setDefaultTimeout(60_000)

      await chooseFolder(page, [base, name])
      await startJob(page)
      await page.getByRole('heading', { name: 'What came out' }).waitFor(patient)
      await page.getByRole('button', { name: 'Explore the topics' }).click()
      await page.waitForURL(/\/run\/1$/)
      const topics = page.getByRole('listbox', { name: 'Topics' }).getByRole('option')
      await topics.first().waitFor()
      await page.waitForSelector('[data-drawn]:not([data-drawn="0"])')

      await hoverAPoint(page)
      await lassoAround(page)
      const marked = page.getByRole('region', { name: 'Map' }).getByText(/^\d+ marked/)
      await expect
        .poll(async () => Number.parseInt((await marked.allInnerTexts())[0] ?? '0', 10))
        .toBeGreaterThan(12)

      const gallery = page.getByRole('region', { name: 'Gallery' })
      const counts = gallery.getByRole('status')
      const countNow = async (): Promise<number> => Number.parseInt(await counts.innerText(), 10)
      const all = await countNow()
      await topics.first().click()
      await expect.poll(countNow).toBeLessThan(all)
      const size = await countNow()
      await gallery.getByRole('grid').focus()
      await page.keyboard.press('ArrowDown')
      expect(await indexOfActive(page)).toBe(0)
      await page.keyboard.press('PageDown')
      await page.keyboard.press('End')
      await expect.poll(() => indexOfActive(page)).toBe(size - 1)
      await page.keyboard.press('Space')
      const large = page.getByRole('dialog').getByRole('status')
      await expect.poll(() => large.innerText()).toBe(`${size} of ${size}`)
      await page.keyboard.press('Escape')

      await page.getByRole('button', { name: 'Spot-check', exact: true }).press('Enter')
      const judged = await judgeAll(page)
      await page.getByRole('button', { name: 'Back to the map' }).press('Enter')
      // The map is there before the list: topics are told after it.
      await page.locator('[role="option"][aria-current="true"]').waitFor()
      await page.getByRole('listbox', { name: 'Topics' }).focus()
      await page.keyboard.press('F2')
      await page.keyboard.type(topicName)
      await page.keyboard.press('Enter')
      const named = page.getByRole('option', { name: new RegExp(topicName) })
      await named.waitFor()

      const table = await downloadTable(page, /^Table \(CSV\) of all \d+ patches$/)
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
      expect(await downloadTable(page, /^Table \(CSV\) of all \d+ patches$/)).toEqual(table)
      await page.getByRole('button', { name: 'Spot-check', exact: true }).press('Enter')
      await page.getByText(`${judged} of ${judged} judged`, { exact: true }).waitFor()
    },
  )

  it('pauses a run, goes on, cancels it, and begins again where it stopped', async () => {
    const base = temporaryFolder()
    await drawFaces(join(base, 'faces'), { faces: 8, seed: 2 })
    const host = await startServe(['--root', base])
    const { page } = await openWindowPage(host.address)
    await chooseFolder(page, [base, 'faces'])
    await startJob(page)
    await page.getByRole('button', { name: 'Pause' }).click()
    await page.getByText('Nothing is lost. It goes on where it stopped.').waitFor()
    await page.getByRole('button', { name: 'Resume' }).click()
    await page.getByRole('button', { name: 'Cancel', exact: true }).click()
    await page.getByRole('button', { name: 'Cancel the job' }).click()
    await page.getByRole('status').filter({ hasText: 'Cancelled' }).waitFor()
    await page.getByRole('button', { name: 'Start it again' }).click()
    await page.getByRole('heading', { name: 'What came out' }).waitFor(patient)
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
      await alert.waitFor(patient)
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

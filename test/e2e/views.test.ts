/** What keeps people out who see, hear or point otherwise, looked for in the views that only open inside others. */
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { drawFaces } from '../../src/engine/synthetic/draw-faces.ts'
import type { WindowContract } from '../../src/shared/contract.ts'
import type { JobRequest, JobSnapshot } from '../../src/shared/contract/jobs.ts'
import { connect } from '../../src/shared/rpc/client.ts'
import { seriousFindings } from '../support/browser/axe.ts'
import { untilExplored } from '../support/browser/explorable-window.ts'
import { closeMenu, downloadFile, openMenu } from '../support/browser/menus.ts'
import { describeInBrowser, openWindowPage } from '../support/browser/window-page.ts'
import { chooseFolder, closeDialog, setPreference, untilJobEnds } from '../support/browser/window-steps.ts'
import { startServe, type ServedHost } from '../support/serve.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** What the folder, photos and labels are called; no view may show it while only patches are shown. */
const person = 'Annabel'
const names = /Annabel|Ben\b|face-\d{4}|\.jpg/

/** Drawn faces, one of which no patch is sharp enough of, and a picture of no face. */
async function drawPhotos(folder: string): Promise<void> {
  await drawFaces(folder, { faces: 20, seed: 7 })
  await sharp(join(folder, 'face-0001.jpg')).blur(6).toFile(join(folder, 'blurred.jpg'))
  const sky = { width: 320, height: 240, channels: 3 as const, background: { r: 60, g: 90, b: 180 } }
  await sharp({ create: sky })
    .jpeg()
    .toFile(join(folder, `sky of ${person}.jpg`))
  const photos = readdirSync(folder).filter((name) => name.startsWith('face-'))
  const labels = photos.map((name, i) => `${name},${i % 2 === 0 ? person : 'Ben'}`)
  writeFileSync(join(folder, 'labels.csv'), ['photo,seen by', ...labels].join('\n'))
}

/** Two runs, one of which is trained, by the same jobs that the window starts; gives the library. */
async function runTwice(host: ServedHost, folder: string): Promise<string> {
  const client = connect<WindowContract>(await host.openChannel(await host.enter()))
  const heard = new Map<number, JobSnapshot>()
  client.on('job.changed', (job) => heard.set(job.id, job))
  try {
    let library = ''
    for (const [seed, epochs] of [
      [1, 12],
      [2, 0],
    ]) {
      const request: JobRequest = {
        kind: 'run',
        folder,
        choices: { preset: 'quick', epochs, topics: 5, seed, device: 'cpu' },
        labels: join(folder, 'labels.csv'),
        identity: false,
        checkpointSeconds: 20,
      }
      const { id } = await client.call('jobs.start', request)
      await expect.poll(() => heard.get(id)?.state, untilJobEnds).toMatch(/done|failed/)
      const job = heard.get(id)
      expect(job?.error).toBeNull()
      library = job?.library.id ?? ''
    }
    return library
  } finally {
    client.close()
  }
}

async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((wanted) => {
    location.hash = wanted
  }, hash)
}

interface View {
  name: string
  /** Names are shown there, since nobody could choose without. */
  choosesFolder?: true
  open: (page: Page, place: { base: string; library: string }) => Promise<void>
  /** Of what lies over the page then. */
  close?: (page: Page) => Promise<void>
}

const views: View[] = [
  {
    name: 'advanced settings',
    choosesFolder: true,
    open: async (page, { base }) => {
      await goTo(page, '#/')
      await chooseFolder(page, [base, person])
      await page.getByText('Advanced settings').click()
      await page.getByRole('combobox', { name: 'How topics are found' }).waitFor()
    },
    close: closeDialog,
  },
  {
    name: 'what was left out, a patch of it in its photo',
    open: async (page) => {
      await goTo(page, '#/jobs/1')
      await page.getByRole('heading', { name: 'What was left out, and why' }).waitFor()
      await page.locator('.left-out .reason').first().click()
      await page.getByRole('button', { name: 'Keep it anyway' }).first().waitFor()
      expect(await seriousFindings(page)).toEqual([])
      await page.getByRole('button', { name: 'Show it in the photo' }).first().click()
      await page.getByRole('dialog', { name: 'What was looked for and taken' }).waitFor()
    },
    close: closeDialog,
  },
  {
    name: 'how good a run is',
    open: async (page, { library }) => {
      await goTo(page, `#/library/${library}`)
      await page.getByRole('button', { name: 'How good is it?' }).first().click()
      const dialog = page.getByRole('dialog', { name: /How good/ })
      await dialog.getByRole('table').first().waitFor()
      await dialog.getByRole('textbox', { name: 'Note' }).waitFor()
    },
    close: closeDialog,
  },
  {
    name: 'menu of files',
    open: async (page, { library }) => {
      await goTo(page, `#/library/${library}/run/1`)
      await untilExplored(page)
      const menu = await openMenu(page.getByRole('button', { name: 'Export' }))
      await menu.getByRole('menuitem', { name: /SVG/ }).waitFor()
    },
    close: closeMenu,
  },
  {
    name: 'map by a label, and its menu',
    open: async (page) => {
      const menu = await openMenu(page.getByRole('button', { name: /^Colour / }))
      await menu.getByRole('menuitemradio', { name: 'seen by' }).click()
      await menu.getByRole('menuitemradio', { name: 'seen by', checked: true }).waitFor()
    },
    close: closeMenu,
  },
  {
    name: 'replay of training',
    open: async (page) => {
      await page.getByRole('button', { name: 'Replay of training' }).click()
      await page.getByRole('slider', { name: 'Moment of the training' }).waitFor()
    },
  },
  {
    name: 'spot-check, one picture at a time',
    open: async (page, { library }) => {
      await goTo(page, `#/library/${library}/run/1/spot-check`)
      await page.getByText(/^\d+ of \d+ judged/).waitFor()
      await page.keyboard.press('y')
      await page.keyboard.press('n')
      await page.keyboard.press('u')
      await page.getByText(/^[1-9]\d* of \d+ judged/).waitFor()
      await page.getByRole('button', { name: 'Show it now' }).click()
    },
  },
  {
    name: 'spot-check, all in a grid',
    open: async (page) => {
      await page.getByText('Grid', { exact: true }).click()
      await page.locator('[data-state="on"]', { hasText: 'Grid' }).waitFor()
    },
  },
  {
    name: 'comparison of two runs',
    open: async (page, { library }) => {
      await goTo(page, `#/library/${library}/compare/1/2`)
      await page.getByText('Matched topics').waitFor()
    },
  },
]

describeInBrowser('every view', () => {
  it('keeps nobody out, light or dark, names nobody while only patches are shown, and compares no run with itself', async () => {
    const base = temporaryFolder()
    await drawPhotos(join(base, person))
    const host = await startServe(['--root', base])
    const library = await runTwice(host, join(base, person))
    const { page } = await openWindowPage(host.address)
    for (const theme of ['Light', 'Dark']) {
      await goTo(page, '#/')
      await setPreference(page, theme)
      for (const { name, open, close } of views) {
        await open(page, { base, library })
        expect(await seriousFindings(page), `${name}, ${theme}`).toEqual([])
        await close?.(page)
      }
    }
    expect(await page.content()).toContain(person)

    await goTo(page, '#/')
    await page.keyboard.press('Control+Shift+p')
    await page.getByText('Patches only').waitFor()
    expect(await page.content()).not.toMatch(names)
    for (const { name, open, close, choosesFolder } of views) {
      if (choosesFolder) continue
      await open(page, { base, library })
      expect(await page.content(), `${name}, patches only`).not.toMatch(names)
      await close?.(page)
    }
    await goTo(page, `#/library/${library}`)
    await page.getByRole('heading', { name: 'Run 2' }).waitFor()
    expect(await page.content()).not.toMatch(names)
    await goTo(page, `#/library/${library}/compare/1/2`)
    await page.getByLabel('First run').selectOption('2')
    await expect.poll(() => page.url()).toMatch(/compare\/2\/1$/)
    await goTo(page, `#/library/${library}/run/1`)
    await untilExplored(page)
    for (const kind of [
      /^Table \(CSV\) of all/,
      /PNG\)$/,
      /SVG/,
      /Report on this run/,
      /Report on the spot-checks/,
    ]) {
      const { name, bytes } = await downloadFile(page, kind)
      expect(name).toMatch(/^Skin patches run 1/)
      expect(bytes.toString('latin1')).not.toMatch(names)
    }
  })
})

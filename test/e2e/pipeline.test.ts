/** The whole pipeline as a person starts it: a process of its own, real detection, real training, kills included. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseCsv } from '../../src/engine/exports/csv-reader.ts'
import type { RunSummary } from '../../src/shared/run-summary.ts'
import { describeInBrowser, openPage } from '../support/browser/window-page.ts'
import { lastLineJson, runCli, startCli } from '../support/cli.ts'
import { untilCount } from '../support/until-count.ts'

const root = mkdtempSync(join(tmpdir(), 'cheekbone-e2e-'))
const faces = join(root, 'faces')
const settings = [
  '--epochs',
  '4',
  '--batch',
  '8',
  '--topics',
  '6',
  '--seed',
  '3',
  '--device',
  'cpu',
  '--json',
]

function place(name: string) {
  const library = join(root, `${name}.cheekbone`)
  const out = join(root, name)
  const labels = join(faces, 'labels.csv')
  return {
    library,
    out,
    args: ['run', faces, '--library', library, '--out', out, '--labels', labels, ...settings],
  }
}

async function run(name: string): Promise<RunSummary> {
  const { status, stdout, stderr } = await runCli(place(name).args)
  expect(stderr).not.toContain('internal')
  expect(status, stderr).toBe(0)
  return lastLineJson(stdout) as RunSummary
}

function csvBytes(name: string): Buffer {
  return readFileSync(join(place(name).out, 'patches.csv'))
}

let undisturbed: RunSummary

beforeAll(async () => {
  const { status, stderr } = await runCli(['synth', faces, '--faces', '16', '--seed', '5'])
  expect(status, stderr).toBe(0)
  undisturbed = await run('undisturbed')
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('a folder of faces', () => {
  it('becomes a CSV with a row per kept patch and a report', () => {
    expect(undisturbed).toMatchObject({ photos: 16, photosWithFace: 16, faces: 16, resumedFrom: null })
    expect(undisturbed.patches).toBeGreaterThanOrEqual(28)
    const { header, rows } = parseCsv(csvBytes('undisturbed'))
    expect(rows).toHaveLength(undisturbed.patches)
    expect(header.slice(0, 13)).toEqual([
      'patch_id',
      'photo',
      'face',
      'region',
      'topic',
      'topic_probability',
      'topic_entropy',
      'map_x',
      'map_y',
      'tone_ita',
      'roughness',
      'spots',
      'sharpness',
    ])
    expect(new Set(rows.map((cells) => cells[4])).size).toBe(undisturbed.topicsInUse)
    // Kept patches have every cell but the reason of a rejection and what a person would say.
    for (const cells of rows)
      expect(header.filter((_, i) => cells[i] === '')).toEqual([
        'rejected',
        'topic_name',
        'verdict',
        'kept_by_hand',
      ])
    for (const cells of rows) expect(cells[header.indexOf('curated_topic')]).toBe(cells[4])
    expect(readFileSync(undisturbed.outputs.report, 'utf8')).toContain('<!doctype html>')
  })

  it('is measured beside both baselines, with and without labels', () => {
    expect(Object.keys(undisturbed.quality)).toEqual(['trained', 'untrained', 'statistics'])
    for (const quality of Object.values(undisturbed.quality)) {
      expect(quality.cheekReciprocalRankOtherLight).toBeGreaterThan(0)
      expect(quality.cheekReciprocalRankOtherLight).not.toBe(quality.cheekReciprocalRank)
    }
    expect(undisturbed.labels.map(({ column }) => column)).toEqual(['tone', 'roughness', 'blemish'])
    for (const { scores } of undisturbed.labels) {
      for (const score of Object.values(scores)) {
        expect(score.knnAccuracy).toBeGreaterThanOrEqual(0)
        expect(score.knnAccuracy).toBeLessThanOrEqual(1)
      }
    }
  })

  it('gives the same CSV from a fresh library, byte for byte', async () => {
    await run('fresh')
    expect(csvBytes('fresh').equals(csvBytes('undisturbed'))).toBe(true)
  })

  it('is done at once the second time, with the same CSV', async () => {
    const before = csvBytes('undisturbed')
    const again = await run('undisturbed')
    expect(again.run).toBe(undisturbed.run)
    expect(again.seconds.train).toBe(undisturbed.seconds.train)
    expect(csvBytes('undisturbed').equals(before)).toBe(true)
  })

  it.each([
    ['the backbone that ships, without training', []],
    ['a ResNet-18 that is trained from nothing', ['--start', 'random', '--epochs', '1', '--batch', '8']],
  ])('is described by %s', async (_, flags) => {
    const { library, out } = place('other')
    const { status, stdout, stderr } = await runCli([
      ...['run', faces, '--library', library, '--out', out, '--topics', '6', '--device', 'cpu', '--json'],
      ...flags,
    ])
    expect(status, stderr).toBe(0)
    const summary = lastLineJson(stdout) as RunSummary
    expect(summary.config).toMatchObject(
      flags.length === 0
        ? { backbone: 'skin-net', start: 'drawn', epochs: 0 }
        : { backbone: 'resnet18', start: 'random', epochs: 1 },
    )
    const untrained = readFileSync(summary.outputs.report, 'utf8').includes('No network was trained')
    expect(untrained).toBe(flags.length === 0)
    expect(summary.patches).toBe(undisturbed.patches)
  })

  it('is exported again from the library alone', async () => {
    const csv = join(root, 'again.csv')
    const { status } = await runCli(['export', place('undisturbed').library, '--csv', csv])
    expect(status).toBe(0)
    expect(readFileSync(csv).equals(csvBytes('undisturbed'))).toBe(true)
  })
})

describeInBrowser('the report in a browser', () => {
  it.each(['light', 'dark'] as const)(
    'shows every topic with pictures on %s ground, and asks for nothing but itself',
    async (colorScheme) => {
      const { page, complaints } = await openPage({ colorScheme })
      const requests: string[] = []
      page.on('request', (request) => requests.push(request.url()))
      const address = pathToFileURL(undisturbed.outputs.report).href
      await page.goto(address)
      expect(await page.locator('#topics article.topic').count()).toBe(undisturbed.topicsInUse)
      const sheets = await page.evaluate(async () => {
        const pictures = [...document.querySelectorAll('[class]')]
          .map((element) => getComputedStyle(element).backgroundImage)
          .filter((image) => image.startsWith('url("data:image/'))
        const sizes = [...new Set(pictures)].map(async (image) => {
          const picture = new Image()
          picture.src = image.slice(5, -2)
          await picture.decode()
          return picture.naturalWidth
        })
        return Promise.all(sizes)
      })
      expect(sheets.length).toBeGreaterThan(0)
      for (const width of sheets) expect(width).toBeGreaterThan(0)
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(overflow).toBeLessThanOrEqual(0)
      expect(requests.filter((url) => !url.startsWith('data:'))).toEqual([address])
      expect(complaints()).toEqual([])
    },
  )
})

describe('a run that was stopped', () => {
  it('goes on after kill -9 during the import, with the same CSV', async () => {
    const { library, args } = place('killed-import')
    const running = startCli(args)
    const before = await untilCount(library, 'SELECT count(*) FROM photo', 3)
    running.child.kill('SIGKILL')
    await running.result
    expect(before).toBeLessThan(16)
    await run('killed-import')
    expect(csvBytes('killed-import').equals(csvBytes('undisturbed'))).toBe(true)
  })

  it('goes on from its checkpoint after kill -9 during the training, with the same CSV', async () => {
    const { library, args } = place('killed-training')
    const running = startCli([...args, '--checkpoint-seconds', '0'])
    const before = await untilCount(library, 'SELECT max(step) FROM checkpoint', 1)
    running.child.kill('SIGKILL')
    await running.result
    const summary = await run('killed-training')
    expect(summary.resumedFrom).toMatch(/^train, step \d+$/)
    expect(Number(summary.resumedFrom?.match(/\d+/)?.[0])).toBeGreaterThanOrEqual(before)
    expect(csvBytes('killed-training').equals(csvBytes('undisturbed'))).toBe(true)
  })

  it('stops cleanly on Ctrl-C, says how to go on, and goes on', async () => {
    const { library, args } = place('interrupted')
    const running = startCli([...args, '--checkpoint-seconds', '0'])
    await untilCount(library, 'SELECT max(step) FROM checkpoint', 1)
    running.child.kill('SIGINT')
    const { status, stderr, stdout } = await running.result
    expect(status).toBe(1)
    expect(stderr).toContain('Give the same command again')
    expect(lastLineJson(stdout)).toMatchObject({ error: { code: 'cancelled' } })
    expect((await run('interrupted')).resumedFrom).toMatch(/^train, step/)
    expect(csvBytes('interrupted').equals(csvBytes('undisturbed'))).toBe(true)
  })
})

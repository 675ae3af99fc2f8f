import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { sampleFile, samplePhoto } from '../../../test/support/sample-findings.ts'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import type { SetupTrial } from '../../shared/contract/setup.ts'
import { openLibrary } from '../store/open-library.ts'
import { replacePhoto } from '../store/photos.ts'
import { openKeptRates } from './kept-rates.ts'
import type { Rates } from './run-cost.ts'
import { openSetupTrials } from './setup-trials.ts'

/** Only photos take time: a second each. */
const rates: Rates = {
  photos: { tried: 2, startSeconds: 0, secondsEach: 1, patchesEach: 2 },
  embedding: { loadSeconds: 0, secondsPerPatch: 0, statisticsSeconds: 0 },
  deviceSeconds: 0,
  machine: 0,
  training: [{ batch: 4, loadSeconds: 0, secondsPerStep: 0 }],
}

function setUp() {
  const [dataFolder, folder] = [temporaryFolder(), temporaryFolder()]
  for (const name of ['a.jpg', 'b.jpg', 'c.jpg']) writeFileSync(join(folder, name), '')
  openKeptRates(dataFolder, () => 0).keep(folder, rates)
  const trials = openSetupTrials({ dataFolder, runsOnRecord: () => [], now: () => 0 })
  const library = join(temporaryFolder(), 'faces.cheekbone')
  const measure = (over = folder): Promise<SetupTrial> =>
    trials.measure(
      { folder: over, library },
      { signal: new AbortController().signal, report: () => undefined },
    )
  return { library, measure }
}

it('tells what was measured of a folder before, and makes no library', async () => {
  const { library, measure } = setUp()
  expect(await measure()).toMatchObject({ state: 'done', photos: 3, importSeconds: 3 })
  expect(existsSync(library)).toBe(false)
})

it('counts photos that the library holds as looked at', async () => {
  const { library, measure } = setUp()
  const held = openLibrary(library)
  replacePhoto(held, 'faces', { file: sampleFile('a.jpg'), findings: samplePhoto('a') })
  held.close()
  expect((await measure()).importSeconds).toBe(2)
})

it('takes a file that is no library for one that holds nothing', async () => {
  const { library, measure } = setUp()
  writeFileSync(library, 'Not a database, but long enough to look like one at first sight.'.repeat(20))
  expect((await measure()).importSeconds).toBe(3)
})

it('says which folder cannot be read', async () => {
  const { measure } = setUp()
  await expect(measure('/nowhere at all')).rejects.toMatchObject({ code: 'not-found' })
})

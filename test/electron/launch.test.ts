import { beforeAll, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { buildApp, electronBinary, launchApp, reasonToSkip } from './launch-app.ts'

describe.skipIf(electronBinary === null)(`the desktop window${reasonToSkip}`, () => {
  beforeAll(buildApp)

  it('opens sandboxed with its page, and keeps Node and every other address out', async () => {
    const app = await launchApp(temporaryFolder())
    const page = await app.firstWindow()
    await page.waitForSelector('#app > *')
    expect(page.url()).toMatch(/^app:\/\/cheekbone\/index\.html/)
    expect(await page.evaluate(() => [typeof process, typeof require])).toEqual(['undefined', 'undefined'])
    expect(
      await page.evaluate(() =>
        fetch('https://cheekbone.example/').then(
          () => 'reached',
          () => 'refused',
        ),
      ),
    ).toBe('refused')
    expect(await page.evaluate(() => window.open('https://cheekbone.example/'))).toBeNull()
  })
})

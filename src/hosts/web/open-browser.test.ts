import { describe, expect, it } from 'vitest'
import { browserCommand, hasScreen, openBrowser } from './open-browser.ts'

const address = 'http://127.0.0.1:4664/?token=a&b|c#/library/1'

describe('opening a browser', () => {
  it.each([
    ['linux', ['xdg-open', address]],
    ['darwin', ['open', address]],
    ['win32', ['rundll32', 'url.dll,FileProtocolHandler', address]],
  ] as const)(
    'on %s gives the address to a program as one argument, and to no shell',
    (platform, command) => {
      expect(browserCommand(platform, address)).toEqual(command)
    },
  )

  it('is not tried where there is no screen', async () => {
    expect(hasScreen({ platform: 'linux', env: {} })).toBe(false)
    expect(await openBrowser(address, { platform: 'linux', env: {} })).toBe(false)
  })
})

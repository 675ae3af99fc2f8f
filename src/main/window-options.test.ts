import { describe, expect, it } from 'vitest'
import { windowOptions } from './window-options.ts'

describe('windowOptions', () => {
  it('keeps the page in the sandbox, apart from Node and from the preload script', () => {
    const { webPreferences } = windowOptions({ preload: '/out/preload.cjs', dark: false })
    expect(webPreferences).toMatchObject({
      preload: '/out/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
    })
  })

  it('stays hidden until painted, on the ground of the theme', () => {
    const light = windowOptions({ preload: '', dark: false })
    const dark = windowOptions({ preload: '', dark: true })
    expect(light.show).toBe(false)
    expect(light.backgroundColor).not.toBe(dark.backgroundColor)
  })
})

import { describe, expect, it } from 'vitest'
import { windowOptions } from './window-options.ts'

const surroundings = { preload: '/out/preload.cjs', dark: false, place: null, development: false }

describe('windowOptions', () => {
  it('keeps the page in the sandbox, apart from Node and from the preload script', () => {
    const { webPreferences } = windowOptions(surroundings)
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
    const light = windowOptions(surroundings)
    const dark = windowOptions({ ...surroundings, dark: true })
    expect(light.show).toBe(false)
    expect(light.backgroundColor).not.toBe(dark.backgroundColor)
  })

  it('opens where it was last time, and anywhere the first time', () => {
    const place = { x: 10, y: 20, width: 1000, height: 700, maximized: false }
    expect(windowOptions({ ...surroundings, place })).toMatchObject({
      x: 10,
      y: 20,
      width: 1000,
      height: 700,
    })
    expect(windowOptions(surroundings)).not.toHaveProperty('x')
  })

  it('has developer tools only while Cheekbone is developed', () => {
    expect(windowOptions(surroundings).webPreferences?.devTools).toBe(false)
    expect(windowOptions({ ...surroundings, development: true }).webPreferences?.devTools).toBe(true)
  })
})

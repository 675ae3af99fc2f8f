import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../test/support/temporary-folder.ts'
import { libraryId, pictureBytes } from './engine-double.ts'
import { startedShell } from './started-shell.ts'

describe('the desktop application', () => {
  it('opens its page in a sandboxed window, beside an engine of its own', async () => {
    const { app, made } = await startedShell()
    expect(app.done).toContain('sandbox')
    expect(made.windows[0].done).toContain('load app://cheekbone/index.html')
    expect(made.windows[0].options.webPreferences).toMatchObject({ sandbox: true, devTools: false })
    expect(made.forks.map(({ path }) => path)).toEqual([expect.stringMatching(/engine-process\.cjs$/)])
    expect(made.forks[0].options).toEqual({ dataFolder: null, roots: null })
  })

  it('is no window and no second instance when it is started to try devices', async () => {
    const { electron, made } = await import('./electron-double.ts')
    // The program of the trial lies beside the built shell only.
    await expect(startedShell({ words: ['--try-devices=cpu'] })).rejects.toThrow('device-trial.cjs')
    expect(made.windows).toEqual([])
    expect(made.forks).toEqual([])
    expect(electron.app.listenerCount('second-instance')).toBe(0)
  })

  it('leaves everything to the instance that runs already', async () => {
    const { electron, made } = await import('./electron-double.ts')
    electron.app.first = false
    await startedShell()
    expect(electron.app.done).toEqual(['ended'])
    expect(made.windows).toEqual([])
    expect(made.forks).toEqual([])
  })

  it('asks its page to open what the command line names, and what a second start names', async () => {
    const folder = temporaryFolder()
    const photos = join(folder, 'photos')
    const library = join(folder, 'a.cheekbone')
    mkdirSync(photos)
    writeFileSync(library, '')
    const { app, told } = await startedShell({ folder, words: [photos] })
    await expect.poll(() => told()).toEqual([['host:open-request', { kind: 'folder', path: photos }]])
    app.emit('second-instance', {}, [], '/', { paths: [library] })
    await expect.poll(() => told().at(-1)).toEqual(['host:open-request', { kind: 'library', path: library }])
  })

  it('opens where it was remembered', async () => {
    const folder = temporaryFolder()
    const place = { x: 30, y: 40, width: 1000, height: 700, maximized: true }
    writeFileSync(join(folder, 'window.json'), JSON.stringify(place))
    const { made } = await startedShell({ folder })
    expect(made.windows[0].options).toMatchObject({ x: 30, y: 40, width: 1000, height: 700 })
    expect(made.windows[0].done).toContain('maximize')
  })

  it('serves its page and pictures of the engine under one address', async () => {
    const { made } = await startedShell()
    const serve = async (path: string) => made.schemes.get('app')?.(new Request(`app://cheekbone/${path}`))
    const page = await serve('index.html')
    expect(page?.headers.get('content-security-policy')).toContain("script-src 'self'")
    const picture = await serve(`pictures/${libraryId}/patch/7`)
    expect(await picture?.bytes()).toEqual(pictureBytes)
  })

  it('loads its page again when it falls over, once', async () => {
    const { made } = await startedShell()
    const { webContents, done } = made.windows[0]
    webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    expect(done.filter((step) => step === 'reload')).toHaveLength(1)
  })
})

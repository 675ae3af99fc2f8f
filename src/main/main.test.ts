import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { WindowContract } from '../shared/contract.ts'
import { connect } from '../shared/rpc/client.ts'
import { mainPortChannel } from '../shared/rpc/main-port-channel.ts'
import { jobDouble, libraryId, libraryPath, pictureBytes, settle } from './engine-double.ts'
import { quitQuestion } from './guard-quit.ts'
import { english } from './texts/en.ts'

const question = quitQuestion(english.quit)

let folder: string
let argv: string[]
const monitors = process.listeners('uncaughtExceptionMonitor')
beforeEach(() => {
  vi.resetModules()
  folder = mkdtempSync(join(tmpdir(), 'cheekbone-shell-'))
  argv = process.argv
})
afterEach(() => {
  process.argv = argv
  for (const listener of process.listeners('uncaughtExceptionMonitor')) {
    if (!monitors.includes(listener)) process.off('uncaughtExceptionMonitor', listener)
  }
  rmSync(folder, { recursive: true })
})

/** The whole shell, as it starts with these words behind it. */
async function start(...words: string[]) {
  const { electron, made } = await import('./electron-double.ts')
  vi.doMock('electron', () => electron)
  electron.app.folder = folder
  Object.assign(process, { resourcesPath: folder })
  process.argv = ['/opt/cheekbone', ...words]
  await import('./main.ts')
  await settle()
  const ask = (name: string, argument: unknown) => {
    const { webContents } = made.windows[0]
    const event = { sender: webContents, senderFrame: webContents.mainFrame }
    return Promise.resolve(made.answers.get(name)?.(event, argument))
  }
  const change = async (changes: Parameters<typeof jobDouble>[0]) => {
    made.forks.at(-1)?.engines[0].emit('job.changed', jobDouble(changes))
    await settle()
  }
  const told = () => made.windows[0].webContents.sent
  return { app: electron.app, made, ask, change, told }
}

describe('the desktop application', () => {
  it('opens its page in a sandboxed window, beside an engine of its own', async () => {
    const { app, made } = await start()
    expect(app.done).toContain('sandbox')
    expect(made.windows[0].done).toContain('load app://cheekbone/index.html')
    expect(made.windows[0].options.webPreferences).toMatchObject({ sandbox: true, devTools: false })
    expect(made.forks.map(({ path }) => path)).toEqual([expect.stringMatching(/engine-process\.cjs$/)])
    expect(made.forks[0].options).toEqual({ dataFolder: null, roots: null })
  })

  it('is no window and no second instance when it is started to try devices', async () => {
    const { electron, made } = await import('./electron-double.ts')
    // The program of the trial lies beside the built shell only.
    await expect(start('--try-devices=cpu')).rejects.toThrow('device-trial.cjs')
    expect(made.windows).toEqual([])
    expect(made.forks).toEqual([])
    expect(electron.app.listenerCount('second-instance')).toBe(0)
  })

  it('leaves everything to the instance that runs already', async () => {
    const { electron, made } = await import('./electron-double.ts')
    electron.app.first = false
    await start()
    expect(electron.app.done).toEqual(['ended'])
    expect(made.windows).toEqual([])
    expect(made.forks).toEqual([])
  })

  it('asks its page to open what the command line names, and what a second start names', async () => {
    const photos = join(folder, 'photos')
    const library = join(folder, 'a.cheekbone')
    mkdirSync(photos)
    writeFileSync(library, '')
    const { app, told } = await start(photos)
    await expect.poll(() => told()).toEqual([['host:open-request', { kind: 'folder', path: photos }]])
    app.emit('second-instance', {}, [], '/', { paths: [library] })
    await expect.poll(() => told().at(-1)).toEqual(['host:open-request', { kind: 'library', path: library }])
  })

  it('opens what is dropped, and says what cannot be opened', async () => {
    const { ask, told } = await start()
    const photo = join(folder, 'a.jpg')
    writeFileSync(photo, '')
    await ask('host:open-dropped', [photo, folder])
    await expect.poll(() => told().at(-1)).toEqual(['host:open-request', { kind: 'folder', path: folder }])
    await ask('host:open-dropped', [photo])
    await expect.poll(() => told().at(-1)).toEqual(['host:notice', { kind: 'cannot-open', path: photo }])
  })

  it('gives the page a line to the engine', async () => {
    const { made, ask } = await start()
    expect(await ask('host:connect-engine', 1)).toBe(true)
    const [port] = made.windows[0].webContents.mainFrame.ports
    const page = connect<WindowContract>(mainPortChannel(port))
    expect(await page.call('libraries.recent', {})).toHaveLength(1)
  })

  it('replaces a dead engine, says so, gives a new line and follows the job that goes on', async () => {
    const { made, ask, told, change } = await start()
    made.forks[0].kill()
    await settle()
    expect(told().at(-1)).toEqual(['host:notice', { kind: 'engine-restarted', how: 'exit code 9' }])
    expect(await ask('host:connect-engine', 2)).toBe(true)
    await change({ interruptions: 1 })
    expect(made.awake).toBe(1)
  })

  it('says that the engine is down when it dies again, and starts it when it is asked to', async () => {
    const { made, ask, told } = await start()
    made.forks[0].kill()
    made.forks[1].kill()
    await settle()
    expect(told().at(-1)).toEqual(['host:notice', { kind: 'engine-down', how: 'exit code 9' }])
    expect(await ask('host:connect-engine', 3)).toBe(false)
    await ask('host:start-engine-again', null)
    expect(await ask('host:connect-engine', 4)).toBe(true)
  })

  it('keeps the computer awake, moves the bar, and tells the end of a job, which is a way back', async () => {
    const { made, change } = await start()
    await change({})
    expect(made.awake).toBe(1)
    expect(made.windows[0].progress).toBe(0)
    await change({ state: 'done' })
    expect(made.awake).toBe(0)
    expect(made.windows[0].progress).toBe(-1)
    expect(made.notifications).toEqual(['Skin topics are ready', 'shown'])
  })

  it('asks before a job ends with its window, and stays', async () => {
    const { app, made, change } = await start()
    await change({})
    made.button = question.buttons?.indexOf('Stay') ?? -1
    const closed = made.windows[0].close()
    await settle()
    expect(made.questions).toBe(1)
    expect(closed).toBe(process.platform === 'darwin')
    expect(app.done).not.toContain('ended')
  })

  it('cancels the job and quits when that is the answer, the engine first', async () => {
    const { app, made, change } = await start()
    await change({ id: 5 })
    made.button = question.buttons?.indexOf('Cancel the Job and Quit') ?? -1
    app.quit()
    await expect.poll(() => app.done).toContain('ended')
    expect(made.forks[0].engines[0].cancelled).toEqual([5])
    expect(made.forks).toHaveLength(1)
  })

  it('closes and quits without a question when nothing runs, and remembers where it was', async () => {
    const { app, made } = await start()
    expect(made.windows[0].close()).toBe(true)
    app.quit()
    await expect.poll(() => app.done).toContain('ended')
    expect(made.questions).toBe(0)
    expect(JSON.parse(readFileSync(join(folder, 'window.json'), 'utf8'))).toMatchObject({
      x: 30,
      width: 1000,
    })
  })

  it('opens where it was remembered', async () => {
    const place = { x: 30, y: 40, width: 1000, height: 700, maximized: true }
    writeFileSync(join(folder, 'window.json'), JSON.stringify(place))
    const { made } = await start()
    expect(made.windows[0].options).toMatchObject({ x: 30, y: 40, width: 1000, height: 700 })
    expect(made.windows[0].done).toContain('maximize')
  })

  it('serves its page and pictures of the engine under one address', async () => {
    const { made } = await start()
    const serve = async (path: string) => made.schemes.get('app')?.(new Request(`app://cheekbone/${path}`))
    const page = await serve('index.html')
    expect(page?.headers.get('content-security-policy')).toContain("script-src 'self'")
    const picture = await serve(`pictures/${libraryId}/patch/7`)
    expect(await picture?.bytes()).toEqual(pictureBytes)
  })

  it('offers recent libraries in the menu, and tells the system of the one that is shown', async () => {
    const { app, made, ask, told } = await start()
    const menuText = () => JSON.stringify(made.menu)
    await expect.poll(() => menuText()).toContain('"holiday"')
    await ask('host:show-library', libraryId)
    expect(app.done).toContain(`recent ${libraryPath}`)
    expect(made.windows[0].done).toContain(`represent ${libraryPath}`)
    await ask('host:show-library', null)
    expect(made.windows[0].done.at(-1)).toBe('represent ')
    expect(told()).toEqual([])
  })

  it('reveals its log and libraries by id', async () => {
    const { made, ask } = await start()
    await ask('host:reveal-library', libraryId)
    await ask('host:reveal-log', null)
    expect(made.revealed).toEqual([libraryPath, join(folder, 'cheekbone.log')])
    expect(readFileSync(join(folder, 'cheekbone.log'), 'utf8')).toContain('engine running')
  })

  it('answers with the folder that a person chose, or with none', async () => {
    const { made, ask } = await start()
    expect(await ask('host:choose-folder', null)).toBeNull()
    made.chosen = ['/photos']
    expect(await ask('host:choose-folder', null)).toBe('/photos')
    expect(await ask('host:choose-library', null)).toBe('/photos')
  })

  it('loads its page again when it falls over, once', async () => {
    const { made } = await start()
    const { webContents, done } = made.windows[0]
    webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    expect(done.filter((step) => step === 'reload')).toHaveLength(1)
  })

  it('reveals a photo by its number', async () => {
    const { made, ask } = await start()
    await ask('host:reveal-photo', { library: libraryId, photo: 7 })
    expect(made.revealed).toEqual(['/photos/holiday/7.jpg'])
  })

  it('saves what the page made where a person says, and nowhere else', async () => {
    const { made, ask } = await start()
    const file = { fileName: 'patches.csv', bytes: new Uint8Array([97, 98]) }
    expect(await ask('host:save-file', file)).toBe(false)
    made.saveTo = join(folder, 'chosen.csv')
    expect(await ask('host:save-file', file)).toBe(true)
    expect(readFileSync(made.saveTo, 'utf8')).toBe('ab')
  })

  it('speaks the language of the system until the page names its own', async () => {
    const { electron } = await import('./electron-double.ts')
    electron.app.languages = ['zh-Hans-CN', 'en-US']
    const { made, ask, change } = await start()
    expect(JSON.stringify(made.menu)).toContain('打开文件夹…')
    await ask('host:set-language', 'en')
    expect(JSON.stringify(made.menu)).toContain('Open Folder…')
    await ask('host:set-language', 'zh-CN')
    await change({})
    await change({ state: 'done' })
    expect(made.notifications[0]).toBe('皮肤主题已就绪')
  })

  it('opens its documentation from the disk, the folder where nothing opens the text', async () => {
    const { made } = await start()
    const open = async () => {
      const help = made.menu.at(-1)?.submenu as { accelerator?: string; click?: () => void }[]
      help.find(({ accelerator }) => accelerator === 'F1' || accelerator === 'Command+Shift+/')?.click?.()
      await settle()
    }
    await open()
    expect(made.opened).toEqual([expect.stringMatching(/README\.md$/)])
    made.refusal = 'No application is registered for it.'
    await open()
    expect(made.opened.at(-1)).toMatch(/docs$/)
  })

  it('pauses the job without a question when the computer shuts down', async () => {
    const { app, made, change } = await start()
    const { electron } = await import('./electron-double.ts')
    await change({})
    let delayed = false
    electron.powerMonitor.emit('shutdown', { preventDefault: () => (delayed = true) })
    await expect.poll(() => app.done).toContain('ended')
    expect(delayed).toBe(true)
    expect(made.questions).toBe(0)
    expect(made.forks[0].engines[0].cancelled).toEqual([])
  })
})

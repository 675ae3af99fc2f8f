import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { libraryId, libraryPath, settle } from './engine-double.ts'
import { startedShell } from './started-shell.ts'

describe('the desktop application does for its page and its person', () => {
  it('opens what is dropped, and says what cannot be opened', async () => {
    const { ask, told, folder } = await startedShell()
    const photo = join(folder, 'a.jpg')
    writeFileSync(photo, '')
    await ask('host:open-dropped', [photo, folder])
    await expect.poll(() => told().at(-1)).toEqual(['host:open-request', { kind: 'folder', path: folder }])
    await ask('host:open-dropped', [photo])
    await expect.poll(() => told().at(-1)).toEqual(['host:notice', { kind: 'cannot-open', path: photo }])
  })

  it('offers recent libraries in the menu, and tells the system of the one that is shown', async () => {
    const { app, made, ask, told } = await startedShell()
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
    const { made, ask, folder } = await startedShell()
    await ask('host:reveal-library', libraryId)
    await ask('host:reveal-log', null)
    expect(made.revealed).toEqual([libraryPath, join(folder, 'cheekbone.log')])
    expect(readFileSync(join(folder, 'cheekbone.log'), 'utf8')).toContain('engine running')
  })

  it('answers with the folder that a person chose, or with none', async () => {
    const { made, ask } = await startedShell()
    expect(await ask('host:choose-folder', null)).toBeNull()
    made.chosen = ['/photos']
    expect(await ask('host:choose-folder', null)).toBe('/photos')
    expect(await ask('host:choose-library', null)).toBe('/photos')
  })

  it('reveals a photo by its number', async () => {
    const { made, ask } = await startedShell()
    await ask('host:reveal-photo', { library: libraryId, photo: 7 })
    expect(made.revealed).toEqual(['/photos/holiday/7.jpg'])
  })

  it('saves what the page made where a person says, and nowhere else', async () => {
    const { made, ask, folder } = await startedShell()
    const file = { fileName: 'patches.csv', bytes: new Uint8Array([97, 98]) }
    expect(await ask('host:save-file', file)).toBe(false)
    made.saveTo = join(folder, 'chosen.csv')
    expect(await ask('host:save-file', file)).toBe(true)
    expect(readFileSync(made.saveTo, 'utf8')).toBe('ab')
  })

  it('speaks the language of the system until the page names its own', async () => {
    const { electron } = await import('./electron-double.ts')
    electron.app.languages = ['zh-Hans-CN', 'en-US']
    const { made, ask, change } = await startedShell()
    expect(JSON.stringify(made.menu)).toContain('打开文件夹…')
    await ask('host:set-language', 'en')
    expect(JSON.stringify(made.menu)).toContain('Open Folder…')
    await ask('host:set-language', 'zh-CN')
    await change({})
    await change({ state: 'done' })
    expect(made.notifications[0]).toBe('皮肤主题已就绪')
  })

  it('opens its documentation from the disk, the folder where nothing opens the text', async () => {
    const { made } = await startedShell()
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
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { WindowContract } from '../shared/contract.ts'
import { connect } from '../shared/rpc/client.ts'
import { mainPortChannel } from '../shared/rpc/main-port-channel.ts'
import { settle } from './engine-double.ts'
import { quitQuestion } from './guard-quit.ts'
import { startedShell } from './started-shell.ts'
import { english } from './texts/en.ts'

const question = quitQuestion(english.quit)

describe('the desktop application, its engine and its jobs', () => {
  it('gives the page a line to the engine', async () => {
    const { made, ask } = await startedShell()
    expect(await ask('host:connect-engine', 1)).toBe(true)
    const [port] = made.windows[0].webContents.mainFrame.ports
    const page = connect<WindowContract>(mainPortChannel(port))
    expect(await page.call('libraries.recent', {})).toHaveLength(1)
  })

  it('replaces a dead engine, says so, gives a new line and follows the job that goes on', async () => {
    const { made, ask, told, change } = await startedShell()
    made.forks[0].kill()
    await settle()
    expect(told().at(-1)).toEqual(['host:notice', { kind: 'engine-restarted', how: 'exit code 9' }])
    expect(await ask('host:connect-engine', 2)).toBe(true)
    await change({ interruptions: 1 })
    expect(made.awake).toBe(1)
  })

  it('says that the engine is down when it dies again, and starts it when it is asked to', async () => {
    const { made, ask, told } = await startedShell()
    made.forks[0].kill()
    made.forks[1].kill()
    await settle()
    expect(told().at(-1)).toEqual(['host:notice', { kind: 'engine-down', how: 'exit code 9' }])
    expect(await ask('host:connect-engine', 3)).toBe(false)
    await ask('host:start-engine-again', null)
    expect(await ask('host:connect-engine', 4)).toBe(true)
  })

  it('keeps the computer awake, moves the bar, and tells the end of a job, which is a way back', async () => {
    const { made, change } = await startedShell()
    await change({})
    expect(made.awake).toBe(1)
    expect(made.windows[0].progress).toBe(0)
    await change({ state: 'done' })
    expect(made.awake).toBe(0)
    expect(made.windows[0].progress).toBe(-1)
    expect(made.notifications).toEqual(['Skin topics are ready', 'shown'])
  })

  it('asks before a job ends with its window, and stays', async () => {
    const { app, made, change } = await startedShell()
    await change({})
    made.button = question.buttons?.indexOf('Stay') ?? -1
    const closed = made.windows[0].close()
    await settle()
    expect(made.questions).toBe(1)
    expect(closed).toBe(process.platform === 'darwin')
    expect(app.done).not.toContain('ended')
  })

  it('cancels the job and quits when that is the answer, the engine first', async () => {
    const { app, made, change } = await startedShell()
    await change({ id: 5 })
    made.button = question.buttons?.indexOf('Cancel the Job and Quit') ?? -1
    app.quit()
    await expect.poll(() => app.done).toContain('ended')
    expect(made.forks[0].engines[0].cancelled).toEqual([5])
    expect(made.forks).toHaveLength(1)
  })

  it('closes and quits without a question when nothing runs, and remembers where it was', async () => {
    const { app, made, folder } = await startedShell()
    expect(made.windows[0].close()).toBe(true)
    app.quit()
    await expect.poll(() => app.done).toContain('ended')
    expect(made.questions).toBe(0)
    expect(JSON.parse(readFileSync(join(folder, 'window.json'), 'utf8'))).toMatchObject({
      x: 30,
      width: 1000,
    })
  })

  it('pauses the job without a question when the computer shuts down', async () => {
    const { app, made, change } = await startedShell()
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

import { EventEmitter } from 'node:events'
import { describe, expect, it, vi } from 'vitest'
import { guardQuit, quitQuestion } from './guard-quit.ts'
import { settle } from './engine-double.ts'
import { english } from './texts/en.ts'

const question = quitQuestion(english.quit)

/** As Electron does: asks its listeners, and ends if none objects. */
class AppDouble extends EventEmitter {
  ended = false
  quit(): void {
    let prevented = false
    this.emit('before-quit', { preventDefault: () => (prevented = true) })
    if (!prevented) this.ended = true
  }
}

function setUp(jobs: boolean) {
  const app = new AppDouble()
  const parts = {
    hasActiveJobs: vi.fn(() => jobs),
    texts: () => english.quit,
    ask: vi.fn<() => Promise<number>>(),
    hideWindow: vi.fn(),
    cancelJobs: vi.fn(() => Promise.resolve()),
    stopEngine: vi.fn(() => Promise.resolve()),
    onFailure: vi.fn(),
  }
  const guard = guardQuit({ app, ...parts })
  const choose = async (answer: string) => {
    parts.ask.mockResolvedValue(question.buttons?.indexOf(answer) ?? -1)
    app.quit()
    await settle()
  }
  return { app, guard, choose, ...parts }
}

describe('guardQuit', () => {
  it('stops the engine before it quits, without a question when nothing runs', async () => {
    const { app, ask, stopEngine, hideWindow } = setUp(false)
    const { promise, resolve } = Promise.withResolvers<void>()
    stopEngine.mockReturnValue(promise)
    app.quit()
    app.quit()
    await settle()
    expect(app.ended).toBe(false)
    expect(hideWindow).toHaveBeenCalledOnce()
    resolve()
    await settle()
    expect(app.ended).toBe(true)
    expect(ask).not.toHaveBeenCalled()
    expect(stopEngine).toHaveBeenCalledOnce()
  })

  it('stays when told to, and when the question is closed', async () => {
    const { app, guard, choose, stopEngine } = setUp(true)
    await choose('Stay')
    expect(question.buttons?.[question.cancelId ?? -1]).toBe('Stay')
    expect(app.ended).toBe(false)
    expect(stopEngine).not.toHaveBeenCalled()
    expect(guard.holdsWindow()).toBe(true)
  })

  it('asks once at a time', async () => {
    const { app, ask } = setUp(true)
    ask.mockReturnValue(new Promise(() => undefined))
    app.quit()
    app.quit()
    await settle()
    expect(ask).toHaveBeenCalledOnce()
  })

  it('pauses by stopping the engine, which keeps what was done', async () => {
    const { app, choose, cancelJobs, stopEngine } = setUp(true)
    await choose('Pause and Quit')
    expect(app.ended).toBe(true)
    expect(cancelJobs).not.toHaveBeenCalled()
    expect(stopEngine).toHaveBeenCalledOnce()
  })

  it('cancels before it stops the engine', async () => {
    const { app, choose, cancelJobs, stopEngine } = setUp(true)
    await choose('Cancel the Job and Quit')
    expect(app.ended).toBe(true)
    expect(cancelJobs.mock.invocationCallOrder[0]).toBeLessThan(stopEngine.mock.invocationCallOrder[0])
  })

  it('goes on without a window in the background, and quits when the job is over', async () => {
    const { app, guard, choose, hideWindow, hasActiveJobs } = setUp(true)
    await choose('Keep Going in the Background')
    expect(hideWindow).toHaveBeenCalledOnce()
    expect(app.ended).toBe(false)
    expect(guard.holdsWindow()).toBe(false)
    hasActiveJobs.mockReturnValue(false)
    guard.jobsEnded()
    await settle()
    expect(app.ended).toBe(true)
  })

  it('quits at once when the job ended while the question stood', async () => {
    const { app, ask, hasActiveJobs } = setUp(true)
    ask.mockImplementation(() => {
      hasActiveJobs.mockReturnValue(false)
      return Promise.resolve(0)
    })
    app.quit()
    await settle()
    expect(app.ended).toBe(true)
  })

  it('stays after the job when the window was brought back, or was never sent away', async () => {
    const { app, guard, choose, hasActiveJobs } = setUp(true)
    await choose('Keep Going in the Background')
    guard.windowShown()
    hasActiveJobs.mockReturnValue(false)
    guard.jobsEnded()
    await settle()
    expect(app.ended).toBe(false)
  })

  it('quits although the engine does not stop, and stays when a job cannot be cancelled', async () => {
    const broken = setUp(true)
    broken.stopEngine.mockRejectedValue(new Error('gone'))
    await broken.choose('Pause and Quit')
    expect(broken.app.ended).toBe(true)
    expect(broken.onFailure).toHaveBeenCalledOnce()
    const stuck = setUp(true)
    stuck.cancelJobs.mockRejectedValue(new Error('closed'))
    await stuck.choose('Cancel the Job and Quit')
    expect(stuck.app.ended).toBe(false)
    expect(stuck.onFailure).toHaveBeenCalledOnce()
    await stuck.choose('Pause and Quit')
    expect(stuck.app.ended).toBe(true)
  })

  it('pauses without a question when the session ends, and never stands in the way of it', async () => {
    const { app, guard, ask, stopEngine } = setUp(true)
    const { promise, resolve } = Promise.withResolvers<void>()
    stopEngine.mockReturnValue(promise)
    guard.sessionEnds()
    guard.sessionEnds()
    // macOS asks every application to quit in its turn.
    app.quit()
    expect(app.ended).toBe(true)
    expect(stopEngine).toHaveBeenCalledOnce()
    app.ended = false
    resolve()
    await settle()
    expect(app.ended).toBe(true)
    expect(ask).not.toHaveBeenCalled()
  })

  it('forgets its question when the session ends meanwhile', async () => {
    const { app, guard, ask, cancelJobs, stopEngine } = setUp(true)
    const { promise, resolve } = Promise.withResolvers<number>()
    ask.mockReturnValue(promise)
    app.quit()
    guard.sessionEnds()
    resolve(question.buttons?.indexOf('Cancel the Job and Quit') ?? -1)
    await settle()
    expect(cancelJobs).not.toHaveBeenCalled()
    expect(stopEngine).toHaveBeenCalledOnce()
    expect(app.ended).toBe(true)
  })
})

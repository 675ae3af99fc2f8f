/** Quitting asks first while a job is active, and lets the engine stop in order, so that what was done is kept. */
import type { MessageBoxOptions } from 'electron'

export interface QuitParts {
  app: {
    on(event: 'before-quit', listener: (event: { preventDefault(): void }) => void): unknown
    quit(): void
  }
  hasActiveJobs: () => boolean
  /** Electron's message box; answers with the number of the button. */
  ask: (question: MessageBoxOptions) => Promise<number>
  hideWindow: () => void
  cancelJobs: () => Promise<void>
  stopEngine: () => Promise<void>
  onFailure: (failure: unknown) => void
}

export interface QuitGuard {
  /** Quits after a job that was sent to the background; otherwise nothing. */
  jobsEnded(): void
  /** The window is back: the end of the job is no longer the end of the application. */
  windowShown(): void
  /** Closing the window would end a job: ask instead. */
  holdsWindow(): boolean
}

const choices = ['Keep Going in the Background', 'Pause and Quit', 'Cancel the Job and Quit', 'Stay'] as const
type Choice = (typeof choices)[number]

export const quitQuestion: MessageBoxOptions = {
  type: 'question',
  message: 'A job is still running.',
  detail:
    'In the background it goes on without a window, and Cheekbone quits when it is done. Paused, it can be taken up from here the next time.',
  buttons: [...choices],
  defaultId: 0,
  cancelId: choices.indexOf('Stay'),
  noLink: true,
}

export function guardQuit(parts: QuitParts): QuitGuard {
  let state: 'open' | 'asking' | 'background' | 'leaving' | 'left' = 'open'

  async function leave(): Promise<void> {
    state = 'leaving'
    // The engine may take a moment; nothing that is shown meanwhile would answer.
    parts.hideWindow()
    try {
      await parts.stopEngine()
    } catch (failure) {
      parts.onFailure(failure)
    }
    state = 'left'
    parts.app.quit()
  }

  async function askAndAct(): Promise<void> {
    state = 'asking'
    const choice: Choice = choices[await parts.ask(quitQuestion)] ?? 'Stay'
    switch (choice) {
      case 'Stay':
        state = 'open'
        return
      case 'Keep Going in the Background':
        state = 'background'
        parts.hideWindow()
        // It may have ended while the question stood.
        if (!parts.hasActiveJobs()) parts.app.quit()
        return
      case 'Cancel the Job and Quit':
        await parts.cancelJobs()
        return leave()
      case 'Pause and Quit':
        return leave()
    }
  }

  parts.app.on('before-quit', (event) => {
    if (state === 'left') return
    event.preventDefault()
    if (state === 'asking' || state === 'leaving') return
    const next = parts.hasActiveJobs() ? askAndAct() : leave()
    next.catch((failure: unknown) => {
      state = 'open'
      parts.onFailure(failure)
    })
  })
  return {
    jobsEnded: () => {
      if (state === 'background') parts.app.quit()
    },
    windowShown: () => {
      if (state === 'background') state = 'open'
    },
    holdsWindow: () => state === 'open' && parts.hasActiveJobs(),
  }
}

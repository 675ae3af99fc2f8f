/** Quitting asks first while a job is active, and lets the engine stop in order, so that what was done is kept. */
import type { MessageBoxOptions } from 'electron'
import type { ShellTexts } from './texts/shell-texts.ts'

export interface QuitParts {
  app: {
    on(event: 'before-quit', listener: (event: { preventDefault(): void }) => void): unknown
    quit(): void
  }
  hasActiveJobs: () => boolean
  texts: () => ShellTexts['quit']
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
  /**
   * The computer shuts down or the person logs out: the job is paused without a question, and nothing stands in the way. Should the
   * system not wait, the next start takes the job up from its checkpoint.
   */
  sessionEnds(): void
  /** Closing the window would end a job: ask instead. */
  holdsWindow(): boolean
}

const choices = ['background', 'pause', 'cancel', 'stay'] as const
type Choice = (typeof choices)[number]

export function quitQuestion(texts: ShellTexts['quit']): MessageBoxOptions {
  return {
    type: 'question',
    message: texts.message,
    detail: texts.detail,
    buttons: choices.map((choice) => texts[choice]),
    defaultId: choices.indexOf('background'),
    cancelId: choices.indexOf('stay'),
    noLink: true,
  }
}

export function guardQuit(parts: QuitParts): QuitGuard {
  let state: 'open' | 'asking' | 'background' | 'leaving' | 'left' = 'open'

  /** @param meanwhile `left` lets the application be ended before the engine has stopped */
  async function leave(meanwhile: 'leaving' | 'left' = 'leaving'): Promise<void> {
    state = meanwhile
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
    const choice: Choice = choices[await parts.ask(quitQuestion(parts.texts()))] ?? 'stay'
    // The system may have ended the session while the question stood.
    if (state !== 'asking') return
    switch (choice) {
      case 'stay':
        state = 'open'
        return
      case 'background':
        state = 'background'
        parts.hideWindow()
        // It may have ended while the question stood.
        if (!parts.hasActiveJobs()) parts.app.quit()
        return
      case 'cancel':
        await parts.cancelJobs()
        return leave()
      case 'pause':
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
    sessionEnds: () => {
      if (state !== 'leaving' && state !== 'left') leave('left').catch(parts.onFailure)
    },
    holdsWindow: () => state === 'open' && parts.hasActiveJobs(),
  }
}

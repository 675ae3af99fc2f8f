/**
 * Newer versions, asked for by a person and only where the package was made with an address for them (docs/packaging.md). In every other
 * package there is nothing to ask, and the code that could is not even loaded.
 */
import { existsSync } from 'node:fs'
import type { MessageBoxOptions } from 'electron'
import type { ShellTexts } from './texts/shell-texts.ts'

/** The part of electron-updater's AppUpdater that is used. */
export interface FeedReader {
  autoDownload: boolean
  checkForUpdates(): Promise<{ isUpdateAvailable: boolean; updateInfo: { version: string } } | null>
  downloadUpdate(): Promise<unknown>
}

export interface UpdateParts {
  /** electron-builder puts it among the resources, with the address in it. */
  feedFile: string
  load: () => Promise<FeedReader>
  texts: () => ShellTexts['update']
  /** Answers with the number of the button. */
  ask: (question: MessageBoxOptions) => Promise<number>
  onFailure: (failure: unknown) => void
}

export interface Updater {
  /** Asks the feed, then the person; what is loaded is installed at the next quit. */
  check(): Promise<void>
}

/** @returns null where there is no feed */
export function openUpdater({ feedFile, load, texts, ask, onFailure }: UpdateParts): Updater | null {
  if (!existsSync(feedFile)) return null

  async function look(): Promise<void> {
    const reader = await load()
    reader.autoDownload = false
    const found = await reader.checkForUpdates()
    const words = texts()
    if (!found?.isUpdateAvailable) {
      await ask({ type: 'info', message: words.none })
      return
    }
    const question: MessageBoxOptions = {
      type: 'question',
      message: words.found(found.updateInfo.version),
      detail: words.foundDetail,
      buttons: [words.load, words.later],
      defaultId: 0,
      cancelId: 1,
    }
    if ((await ask(question)) !== 0) return
    await reader.downloadUpdate()
    await ask({ type: 'info', message: words.ready })
  }

  return {
    check: () =>
      look().catch(async (failure: unknown) => {
        onFailure(failure)
        await ask({ type: 'warning', message: texts().failed })
      }),
  }
}

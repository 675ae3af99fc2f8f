/** The platform's dialogs, attached to the window while there is one. */
import type { BrowserWindow, Dialog, MessageBoxOptions, OpenDialogOptions, SaveDialogOptions } from 'electron'

export interface Dialogs {
  /** The path, or null when the dialog was left; so below. */
  choose: (options: OpenDialogOptions) => Promise<string | null>
  choosePlace: (options: SaveDialogOptions) => Promise<string | null>
  /** The number of the button. */
  ask: (question: MessageBoxOptions) => Promise<number>
}

export function openDialogs(
  dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox'>,
  ownWindow: () => BrowserWindow | null,
): Dialogs {
  return {
    choose: async (options) => {
      const window = ownWindow()
      const { filePaths } = await (window
        ? dialog.showOpenDialog(window, options)
        : dialog.showOpenDialog(options))
      return filePaths[0] ?? null
    },
    choosePlace: async (options) => {
      const window = ownWindow()
      const { filePath, canceled } = await (window
        ? dialog.showSaveDialog(window, options)
        : dialog.showSaveDialog(options))
      return canceled || filePath === '' ? null : filePath
    },
    ask: async (question) => {
      const window = ownWindow()
      const { response } = await (window
        ? dialog.showMessageBox(window, question)
        : dialog.showMessageBox(question))
      return response
    },
  }
}

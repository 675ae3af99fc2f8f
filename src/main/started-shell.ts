/** For tests: the whole shell, started on a double of Electron with an engine double behind it. */
import { onTestFinished, vi } from 'vitest'
import { temporaryFolder } from '../../test/support/temporary-folder.ts'
import { jobDouble, settle } from './engine-double.ts'

interface Started {
  /** Where the shell keeps its files. */
  folder?: string
  /** What stands behind its name on the command line. */
  words?: string[]
}

/** Comes up as it would in a fresh process; all of it is forgotten when the test ends. */
export async function startedShell({ folder = temporaryFolder(), words = [] }: Started = {}) {
  forgetWithTest()
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
  return { app: electron.app, made, ask, change, told, folder }
}

function forgetWithTest(): void {
  const { argv } = process
  const monitors = process.listeners('uncaughtExceptionMonitor')
  onTestFinished(() => {
    process.argv = argv
    for (const listener of process.listeners('uncaughtExceptionMonitor')) {
      if (!monitors.includes(listener)) process.off('uncaughtExceptionMonitor', listener)
    }
    vi.resetModules()
  })
}

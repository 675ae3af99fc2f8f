/** `npm start`: builds what is stale, then opens the desktop application, or the web host where it cannot run. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { asCheekboneError } from '../../shared/errors.ts'
import { sayError } from '../cli/say-error.ts'
import { serveUntilStopped } from '../web/serve.ts'
import { buildWhenStale } from './build-when-stale.ts'
import { builtPage } from './built-page.ts'
import { chooseFront, findElectron } from './choose-front.ts'
import { projectFolder } from './project-folder.ts'

process.exitCode = await start(process.argv.slice(2))

/** @param args a folder or a library to open */
async function start(args: readonly string[]): Promise<number> {
  try {
    const front = chooseFront({
      platform: process.platform,
      env: process.env,
      electron: findElectron(projectFolder, process.env),
      isRoot: process.getuid?.() === 0,
    })
    await buildWhenStale(projectFolder)
    if (front.kind === 'desktop') return await openDesktop(front.binary, args)
    process.stderr.write(`${front.sentence}\n`)
    await serveUntilStopped({ subject: args.at(0), openBrowser: true, roots: [], page: await builtPage() })
    return 0
  } catch (error) {
    sayError(asCheekboneError(error), { json: false })
    return 1
  }
}

async function openDesktop(binary: string, args: readonly string[]): Promise<number> {
  const child = spawn(binary, [projectFolder, ...args], { stdio: 'inherit' })
  // Ctrl-C reaches both; the application decides what becomes of its job, and this process waits for it.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined)
  const [code] = (await once(child, 'close')) as [number | null]
  return code ?? 1
}

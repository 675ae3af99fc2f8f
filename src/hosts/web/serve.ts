/** `cheekbone serve`: an engine and a web host, from the start to the second Ctrl-C. */
import { statSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, resolve } from 'node:path'
import { defaultDataFolder } from '../../engine/libraries/data-folder.ts'
import type { LibraryOverview } from '../../shared/contract/libraries.ts'
import { asCheekboneError, CheekboneError } from '../../shared/errors.ts'
import type { EngineStatus } from '../../shared/supervise-engine.ts'
import { startEngineHost, type EngineHost } from './engine-host.ts'
import { forkEngine } from './fork-engine.ts'
import { openBrowser } from './open-browser.ts'
import type { PageFiles } from './page-files.ts'
import { startWebHost, type WebHost } from './web-host.ts'

export interface ServeOptions {
  /** A library or a photo folder to open at first. */
  subject?: string
  /** Default: a port that is easy to remember, or any free one when that is taken. */
  port?: number
  openBrowser: boolean
  /** Folders, beside the person's own, that a page may name paths in. */
  roots: readonly string[]
  page: PageFiles
  /** Another server that hands requests on to this one, by its `host:port`. */
  inFront?: string
}

export const usualPort = 4664

/** Resolves when it was asked to end and has ended. @throws CheekboneError when it cannot start */
export async function serveUntilStopped(options: ServeOptions): Promise<void> {
  const subject = options.subject === undefined ? null : examineSubject(options.subject)
  const stopped = untilAskedToStop()
  const dataFolder = defaultDataFolder()
  const roots = [homedir(), ...(subject ? [subject.root] : []), ...options.roots.map((root) => resolve(root))]
  const engine = startEngineHost({
    start: () => forkEngine({ dataFolder, roots }),
    onStatus: sayStatus,
    now: () => performance.now(),
  })
  try {
    const hash = subject ? `#/library/${(await openSubject(subject, engine)).id}` : ''
    const host = await startOnPort(options, engine)
    try {
      await announce(`${host.address}${hash}`, options)
      await stopped
    } finally {
      await host.close()
    }
  } finally {
    await engine.stop()
  }
}

interface Subject {
  path: string
  isFolder: boolean
  /** The folder that it lies in, or is. */
  root: string
}

function examineSubject(given: string): Subject {
  const path = resolve(given)
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats) {
    throw new CheekboneError('not-found', `There is neither a library nor a folder at ${path}.`, {
      hint: 'Give a library file or a folder of photos, or nothing to choose one in the browser.',
    })
  }
  const isFolder = stats.isDirectory()
  return { path, isFolder, root: isFolder ? path : dirname(path) }
}

function openSubject({ path, isFolder }: Subject, engine: EngineHost): Promise<LibraryOverview> {
  return engine.call('libraries.open', isFolder ? { folder: path } : { library: path })
}

async function startOnPort({ port, page, inFront }: ServeOptions, engine: EngineHost): Promise<WebHost> {
  const start = (chosen: number): Promise<WebHost> =>
    startWebHost({ port: chosen, page, engine, inFront, onProblem: sayProblem })
  if (port !== undefined) return start(port)
  try {
    return await start(usualPort)
  } catch (error) {
    if (asCheekboneError(error).code !== 'conflict') throw error
    return start(0)
  }
}

/** The address stands alone on standard output, for programs; what is for people goes to standard error. */
async function announce(address: string, options: ServeOptions): Promise<void> {
  process.stdout.write(`${address}\n`)
  const opened = options.openBrowser && (await openBrowser(address, process))
  process.stderr.write(
    `${opened ? 'A browser has been asked to open this address' : 'Open this address in a browser on this machine'}. ` +
      'Ctrl-C ends Cheekbone; a running job is kept and goes on next time.\n',
  )
}

function sayStatus(status: EngineStatus): void {
  if (status.state === 'restarted') {
    process.stderr.write(`The engine ended (${status.how}) and was started again; a job goes on by itself.\n`)
  } else if (status.state === 'down') {
    process.stderr.write(`The engine ended again (${status.how}). The page offers to start it.\n`)
  }
}

function sayProblem(error: unknown): void {
  process.stderr.write(`${asCheekboneError(error).message}\n`)
}

/** The first Ctrl-C asks; the second one ends the process at once. */
function untilAskedToStop(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false
    const stop = (): void => {
      if (asked) process.exit(130)
      asked = true
      process.stderr.write('Stopping after the present step. Press Ctrl-C again to end at once.\n')
      resolve()
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
  })
}

import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { childLine } from '../../engine/channels/process-line.ts'
import type { EngineOnLine } from './engine-host.ts'

export interface EngineSettings {
  dataFolder: string
  /** Folders that a page may name paths in. */
  roots: readonly string[]
}

const entry = fileURLToPath(new URL('../../engine/engine-process.ts', import.meta.url))

/** Starts an engine in a process of its own. What it writes goes to standard error: standard output is for the address. */
export function forkEngine(settings: EngineSettings): EngineOnLine {
  const child = fork(entry, [JSON.stringify(settings)], {
    serialization: 'advanced',
    stdio: ['ignore', 2, 2, 'ipc'],
  })
  const line = childLine(child)
  return {
    line,
    onExit: (listener) => {
      child.once('exit', (code, signal) =>
        listener(signal === null ? `exit code ${code}` : `signal ${signal}`),
      )
      child.once('error', (error) => {
        // Without a number it has never run, and will not exit.
        if (child.pid === undefined) listener(error.message)
      })
    },
    stop: () => line.close(),
  }
}

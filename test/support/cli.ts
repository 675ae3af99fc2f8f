import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** The command's file. */
export const cliMain = fileURLToPath(new URL('../../src/hosts/cli/main.ts', import.meta.url))

export interface CliResult {
  status: number | null
  stdout: string
  stderr: string
}

export interface RunningCli {
  child: ChildProcess
  result: Promise<CliResult>
}

/** The real command in a process of its own, as a person starts it. */
export function startCli(args: readonly string[]): RunningCli {
  const child = spawn(process.execPath, [cliMain, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const out = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (out.stderr += text))
  const result = once(child, 'close').then(([status]: (number | null)[]) => ({ status, ...out }))
  return { child, result }
}

export async function runCli(args: readonly string[]): Promise<CliResult> {
  return startCli(args).result
}

/** The JSON that `--json` promises as the last line of standard output. */
export function lastLineJson(stdout: string): unknown {
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')
}

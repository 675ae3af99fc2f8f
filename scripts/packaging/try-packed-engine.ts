/** Starts the engine out of the packed files alone and lets it try its parts: what it opens and what is missing shows here. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { childLine } from '../../src/engine/channels/process-line.ts'
import type { WindowContract } from '../../src/shared/contract.ts'
import { connect } from '../../src/shared/rpc/client.ts'
import { openMultiplexer } from '../../src/shared/rpc/multiplex.ts'

/** What must work on every machine; graphics cards need not. */
const required = ['Library', 'Photos', 'Faces', 'CPU']

/** @param extracted outside the project, whose own packages would otherwise stand in for missing ones */
export async function tryPackedEngine(extracted: string, dataFolder: string): Promise<string[]> {
  const options = JSON.stringify({ dataFolder, roots: [] })
  const child = fork(join(extracted, 'out/main/engine-process.cjs'), [options], { serialization: 'advanced' })
  const exited = once(child, 'exit')
  const windows = openMultiplexer(childLine(child))
  try {
    const report = await connect<WindowContract>(windows.open()).call('system.doctor', {})
    const failing = report.checks.filter(({ name, state }) => required.includes(name) && state !== 'works')
    const untried = required.filter((name) => !report.checks.some((check) => check.name === name))
    return [
      ...failing.map(({ name, detail }) => `${name} does not work out of the package: ${detail}`),
      ...untried.map((name) => `${name} was not tried.`),
    ]
  } finally {
    windows.close()
    await exited
  }
}

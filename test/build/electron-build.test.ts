import { execFile, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { childLine } from '../../src/engine/channels/process-line.ts'
import { metaPolicy } from '../../src/shared/content-policy.ts'
import type { WindowContract } from '../../src/shared/contract.ts'
import { connect } from '../../src/shared/rpc/client.ts'
import { openMultiplexer } from '../../src/shared/rpc/multiplex.ts'

const project = join(import.meta.dirname, '../..')
const electronVite = join(project, 'node_modules/electron-vite/bin/electron-vite.js')

/** Names in `require(...)` calls; the build writes them with plain strings. */
function required(code: string): string[] {
  return [...new Set([...code.matchAll(/\brequire\((["'`])([^"'`]+)\1\)/g)].map(([, , name]) => name))]
}

async function codeBelow(folder: string): Promise<Map<string, string>> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const scripts = files.filter((file) => file.isFile())
  return new Map(
    await Promise.all(
      scripts.map(
        async ({ parentPath, name }) => [name, await readFile(join(parentPath, name), 'utf8')] as const,
      ),
    ),
  )
}

describe('the Electron build', () => {
  let out: string
  let main: Map<string, string>
  let preload: Map<string, string>
  let page: string
  beforeAll(async () => {
    // Inside the project, where the built files would find its packages, and out of every tool's way.
    out = await mkdtemp(join(project, 'node_modules/.cheekbone-build-'))
    await promisify(execFile)(process.execPath, [electronVite, 'build', '--outDir', out], { cwd: project })
    main = await codeBelow(join(out, 'main'))
    preload = await codeBelow(join(out, 'preload'))
    page = await readFile(join(out, 'renderer/index.html'), 'utf8')
  })
  afterAll(() => rm(out, { recursive: true, force: true }))

  it('puts out main, engine and every worker as CommonJS files side by side', async () => {
    const source = await readFile(join(project, 'src/engine/jobs/worker-url.ts'), 'utf8')
    const workers = [...source.matchAll(/^ {2}'([a-z-]+)': '[^']+\.ts',$/gm)].map(([, name]) => `${name}.cjs`)
    expect(workers.length).toBeGreaterThan(0)
    const entries = await readdir(join(out, 'main'), { withFileTypes: true })
    expect(entries.every((entry) => entry.isFile())).toBe(true)
    expect([...main.keys()]).toEqual(expect.arrayContaining(['main.cjs', 'engine-process.cjs', ...workers]))
    for (const [name, code] of main) {
      expect(name).toMatch(/\.cjs$/)
      expect(code, name).not.toMatch(/^(import|export)\s/m)
    }
  })

  it('puts out a preload script that requires electron alone', () => {
    expect([...preload.keys()]).toEqual(['preload.cjs'])
    expect(required(preload.get('preload.cjs') ?? '')).toEqual(['electron'])
    expect(preload.get('preload.cjs')).not.toMatch(/^(import|export)\s/m)
  })

  it('leaves every package outside: no bundled native code, no second copy', async () => {
    const { dependencies } = JSON.parse(await readFile(join(project, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>
    }
    const packages = [...main.values()]
      .flatMap(required)
      .filter((name) => !name.startsWith('.') && !name.startsWith('node:') && !builtinModules.includes(name))
      .map((name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/'))
    expect(packages).toEqual(
      expect.arrayContaining(['electron', 'onnxruntime-node', 'better-sqlite3', 'sharp']),
    )
    for (const name of packages) expect([...Object.keys(dependencies), 'electron']).toContain(name)
    for (const [name, code] of main) expect(code, name).not.toMatch(/^\/\/(#region)? .*node_modules\//m)
  })

  it('keeps electron out of the engine and its workers', () => {
    const reached = new Set<string>()
    const visit = (name: string) => {
      if (reached.has(name)) return
      reached.add(name)
      for (const other of required(main.get(name) ?? '')) {
        expect(other, name).not.toBe('electron')
        if (other.startsWith('.')) visit(other.split('/').at(-1) ?? '')
      }
    }
    visit('engine-process.cjs')
    visit('compute-worker.cjs')
    expect(reached.size).toBeGreaterThan(2)
  })

  it('gives an engine that answers', async () => {
    const options = JSON.stringify({ dataFolder: join(out, 'data'), roots: [] })
    const child = fork(join(out, 'main/engine-process.cjs'), [options], { serialization: 'advanced' })
    const windows = openMultiplexer(childLine(child))
    const client = connect<WindowContract>(windows.open())
    expect(await client.call('libraries.recent', {})).toEqual([])
    windows.close()
    const [code] = (await once(child, 'exit')) as [number]
    expect(code).toBe(0)
  })

  it('gives a page whose policy, the same as the shell sends, allows no inline script', () => {
    const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(page)?.[1]
    expect(policy).toBe(metaPolicy)
    expect(policy).not.toContain('unsafe')
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|\son[a-z]+=|\sstyle=|https?:/i)
  })
})

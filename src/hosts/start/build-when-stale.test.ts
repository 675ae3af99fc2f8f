import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { buildWhenStale, isBuildStale } from './build-when-stale.ts'

const products = ['out/main/main.cjs', 'out/preload/preload.cjs', 'out/renderer/index.html']
const oldSeconds = 1_000_000
const builtSeconds = 2_000_000
const newSeconds = 3_000_000

function write(project: string, path: string, seconds: number, text = ''): void {
  const file = join(project, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  utimesSync(file, seconds, seconds)
  for (let folder = dirname(file); folder !== project; folder = dirname(folder))
    utimesSync(folder, oldSeconds, oldSeconds)
}

/** A project whose build is younger than its sources. */
function builtProject(): string {
  const project = temporaryFolder()
  write(project, 'src/renderer/views/Start.vue', oldSeconds)
  write(project, 'src/main/main.ts', oldSeconds)
  write(project, 'package-lock.json', oldSeconds)
  for (const product of products) write(project, product, builtSeconds, 'before')
  return project
}

/** A double of electron-vite: writes the products below --outDir, or fails. */
function addBuilder(project: string, succeeds: boolean): void {
  const code = `const { mkdirSync, writeFileSync } = require('node:fs')
const out = process.argv[process.argv.indexOf('--outDir') + 1]
for (const name of ['main/main.cjs', 'preload/preload.cjs', 'renderer/index.html']) {
  mkdirSync(require('node:path').dirname(out + '/' + name), { recursive: true })
  writeFileSync(out + '/' + name, 'built')
}
process.exit(${succeeds ? 0 : 1})`
  write(project, 'node_modules/electron-vite/bin/electron-vite.js', oldSeconds, code)
}

describe('a build', () => {
  it('is fresh while nothing that it was made from is younger', () => {
    const project = builtProject()
    expect(isBuildStale(project)).toBe(false)
    write(project, 'docs/methods.md', newSeconds)
    expect(isBuildStale(project)).toBe(false)
  })

  it.each(['src/renderer/views/Start.vue', 'src/main/main.ts', 'src/engine/new.ts', 'package-lock.json'])(
    'is stale when %s is younger',
    (path) => {
      const project = builtProject()
      write(project, path, newSeconds)
      expect(isBuildStale(project)).toBe(true)
    },
  )

  it.each(products)('is stale without %s', (product) => {
    const project = builtProject()
    rmSync(join(project, product))
    expect(isBuildStale(project)).toBe(true)
  })

  it('is stale when a source was taken away', () => {
    const project = builtProject()
    utimesSync(join(project, 'src/renderer/views'), newSeconds, newSeconds)
    expect(isBuildStale(project)).toBe(true)
  })
})

describe('building', () => {
  const page = 'out/renderer/index.html'

  it('replaces the old build and leaves nothing behind', async () => {
    const project = builtProject()
    addBuilder(project, true)
    write(project, 'src/main/main.ts', newSeconds)
    await buildWhenStale(project)
    expect(readFileSync(join(project, page), 'utf8')).toBe('built')
    expect(isBuildStale(project)).toBe(false)
    expect(readdirSync(join(project, 'node_modules'))).toEqual(['electron-vite'])
  })

  it('is left out while the build is fresh', async () => {
    const project = builtProject()
    await buildWhenStale(project)
    expect(readFileSync(join(project, page), 'utf8')).toBe('before')
  })

  it('keeps the old build when it fails', async () => {
    const project = builtProject()
    addBuilder(project, false)
    write(project, 'src/main/main.ts', newSeconds)
    await expect(buildWhenStale(project)).rejects.toMatchObject({ code: 'internal' })
    expect(readFileSync(join(project, page), 'utf8')).toBe('before')
    expect(readdirSync(join(project, 'node_modules'))).toEqual(['electron-vite'])
  })

  it('says what is missing where there is nothing to build with', async () => {
    const project = temporaryFolder()
    await expect(buildWhenStale(project)).rejects.toMatchObject({ code: 'not-found' })
    expect(existsSync(join(project, 'out'))).toBe(false)
  })
})

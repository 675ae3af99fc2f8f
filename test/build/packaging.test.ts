import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { extractAll } from '@electron/asar'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { checkPackedApp } from '../../scripts/packaging/check-packed-app.ts'
import { examineFiles, examineFuses } from '../../scripts/packaging/examine-packed.ts'
import { packOffline } from '../../scripts/packaging/pack-offline.ts'
import { readPackedApp, type PackedApp } from '../../scripts/packaging/packed-app.ts'
import { buildWhenStale } from '../../src/hosts/start/build-when-stale.ts'

const project = join(import.meta.dirname, '../..')

// Electron for macOS is a bundle and the one for Windows a program with resources: there the workflow checks a real package.
describe.skipIf(process.platform !== 'linux')(
  'the package for this machine, made with a stand-in for Electron',
  () => {
    let work: string
    let app: PackedApp
    let folder: string
    let extracted: string
    beforeAll(async () => {
      await buildWhenStale(project)
      work = await mkdtemp(join(tmpdir(), 'cheekbone-packaging-'))
      folder = await packOffline(project, join(work, 'dist'))
      app = readPackedApp(folder)
      extracted = join(work, 'app')
      extractAll(app.archive, extracted)
    })
    afterAll(() => rm(work, { recursive: true, force: true }))

    const without = (path: string) => ({ ...app, files: app.files.filter((file) => file.path !== path) })
    const withFile = (path: string) => ({ ...app, files: [...app.files, { path, unpacked: false }] })
    const examine = (changed: PackedApp) => examineFiles(changed, extracted, process)

    it('holds what the application opens and nothing else, within its limit, and its engine runs out of it', async () => {
      expect((await checkPackedApp(folder, process)).findings).toEqual([])
    })

    it('tries devices by a program of its own, since it is no Node', async () => {
      const program = join(extracted, 'out/main/device-trial.cjs')
      const { stdout } = await promisify(execFile)(process.execPath, [
        program,
        '--try-devices=cpu,/etc/passwd',
      ])
      const reports = stdout.trim().split('\n')
      expect(reports).toHaveLength(1)
      expect(JSON.parse(reports[0])).toMatchObject({ device: 'cpu', result: expect.closeTo(1) as unknown })
    })

    it.each([
      'out/main/engine-process.cjs',
      'out/main/compute-worker.cjs',
      'out/main/layout-worker.cjs',
      'out/preload/preload.cjs',
      'resources/backbones/skin-net.safetensors',
      'node_modules/@vladmandic/human/models/facemesh.bin',
      'node_modules/@vladmandic/human/models/faceres.json',
      `node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`,
    ])('would not go without %s', (path) => {
      expect(app.files.map((file) => file.path)).toContain(path)
      expect(examine(without(path))).toContain(`${path} is missing.`)
    })

    it('would not go without a package or a piece that our code requires', () => {
      const told = examine(without('node_modules/zod/package.json')).join('\n')
      expect(told).toContain('out/main/engine-process.cjs asks for zod, which is missing.')
      const piece = app.files.find(({ path }) => /^out\/main\/errors-/.test(path))
      expect(examine(without(piece?.path ?? '')).join('\n')).toContain('which is missing.')
      const script = app.files.find(({ path }) => /^out\/renderer\/assets\/.+\.js$/.test(path))
      expect(examine(without(script?.path ?? '')).join('\n')).toContain('out/renderer/index.html asks for')
    })

    it('has native code and models outside the archive', () => {
      const outside = app.files.filter(({ unpacked }) => unpacked).map(({ path }) => path)
      expect(outside.filter((path) => path.endsWith('.node')).length).toBeGreaterThanOrEqual(3)
      for (const path of outside) expect(existsSync(join(`${app.archive}.unpacked`, path)), path).toBe(true)
      const inside = { ...app, files: app.files.map(({ path }) => ({ path, unpacked: false })) }
      expect(
        examine(inside).filter((finding) => finding.includes('within the archive')).length,
      ).toBeGreaterThan(8)
    })

    it.each([
      ['src/main/main.ts', 'has no place'],
      ['test/build/packaging.test.ts', 'has no place'],
      ['node_modules/zod/index.d.ts', 'has no place'],
      ['node_modules/better-sqlite3/prebuilds/win32-x64.node', 'another system'],
      ['node_modules/onnxruntime-node/bin/napi-v6/darwin/arm64/libonnxruntime.1.dylib', 'another system'],
      ['node_modules/@img/sharp-linuxmusl-x64/lib/sharp.node', 'another system'],
    ])('must not hold %s', (path, reason) => {
      expect(examine(withFile(path)).join('\n')).toContain(reason)
    })

    it('brings the pages that the help menu opens', () => {
      for (const path of ['docs/desktop.md', 'docs/methods.md', 'README.md', 'LICENSE.txt'])
        expect(existsSync(join(app.resources, path)), path).toBe(true)
    })

    it('has its fuses set, and an executable without them is told', async () => {
      expect(await examineFuses(app)).toEqual([])
      const unset = join(work, 'unset')
      const wire = (await readFile(app.executable))
        .toString('latin1')
        .replace(/[01]{6,}$/, (set) => '0'.repeat(set.length))
      await writeFile(unset, wire, 'latin1')
      expect((await examineFuses({ ...app, executable: unset })).join()).toContain(
        'OnlyLoadAppFromAsar is not on',
      )
    })
  },
)

describe('the configuration of packages', () => {
  afterEach(() => {
    vi.unstubAllEnvs()
    vi.resetModules()
  })
  async function configWith(environment: Record<string, string>) {
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
    vi.resetModules()
    return (await import('../../electron-builder.config.ts')).default
  }

  it('names the application as the application names itself', async () => {
    const { appId } = await configWith({})
    const source = await readFile(join(project, 'src/main/main.ts'), 'utf8')
    expect(source).toContain(`const appId = '${appId}'`)
  })

  it('points at icons and entitlements that are there', async () => {
    const { win, mac, linux } = await configWith({})
    for (const path of [win?.icon, mac?.icon, linux?.icon, mac?.entitlements, mac?.entitlementsInherit])
      expect(existsSync(join(project, path ?? '-')), path ?? '').toBe(true)
    for (const ending of ['ico', 'icns'])
      expect(existsSync(join(project, `build/icons/library.${ending}`)), ending).toBe(true)
  })

  it('publishes nowhere and signs nothing unless the environment says so', async () => {
    const plain = await configWith({
      CSC_LINK: '',
      CSC_NAME: '',
      APPLE_API_KEY: '',
      APPLE_ID: '',
      CHEEKBONE_UPDATE_FEED: '',
    })
    expect(plain.publish).toBeNull()
    expect(plain.mac).toMatchObject({ identity: null, notarize: false, hardenedRuntime: true })
    expect(plain.win?.azureSignOptions).toBeUndefined()
    const full = await configWith({
      CHEEKBONE_UPDATE_FEED: 'https://updates.example/cheekbone',
      CSC_LINK: 'certificate.p12',
      APPLE_API_KEY: 'key.p8',
      CHEEKBONE_AZURE_ENDPOINT: 'https://signing.example',
    })
    expect(full.publish).toEqual({ provider: 'generic', url: 'https://updates.example/cheekbone' })
    expect(full.mac).toMatchObject({ identity: undefined, notarize: true })
    expect(full.win?.azureSignOptions).toMatchObject({ endpoint: 'https://signing.example' })
  })
})

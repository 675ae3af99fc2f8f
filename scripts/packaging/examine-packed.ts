/** What is wrong with a packed application, in sentences: missing, foreign or locked-away files, fuses, size. */
import { existsSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, posix } from 'node:path'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { folderBytes, type PackedApp } from './packed-app.ts'

export interface PackedFor {
  platform: NodeJS.Platform
  /** On macOS both architectures are inside. */
  arch: string
}

/** Everything but Electron itself: code, native libraries, models, documentation. docs/packaging.md states it. */
const budgetMb: Readonly<Partial<Record<NodeJS.Platform, number>>> = {
  linux: 110,
  darwin: 150,
  win32: 130,
}

/** Loaded by name at run time or started as threads: nothing requires them where a reader could see it. */
const entries = [
  'out/main/main.cjs',
  'out/main/engine-process.cjs',
  'out/main/device-trial.cjs',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
  ...['skin-net', 'skin-net-mixed-light'].map((name) => `resources/backbones/${name}.safetensors`),
  ...['blazeface', 'facemesh', 'faceres'].flatMap((model) =>
    ['json', 'bin'].map((ending) => `node_modules/@vladmandic/human/models/${model}.${ending}`),
  ),
]

/** Needed by a package only to be built or installed, or for what Cheekbone does not ask of it. */
const dispensable = new Set(['adm-zip', 'global-agent', 'node-addon-api'])

const mustLieOutside = /\.(node|dll|dylib|so(\.\d+)*|wasm|safetensors)$|\/models\/.+\.(bin|json)$/
const foreign = /\.(m?[jt]sx?\.map|[mc]?ts|vue|test\.[cm]?js)$|\/(test|tests|bench|__tests__|\.github)\//
const roots = /^(out|node_modules|resources)\/|^package\.json$/

/** @param extracted the whole application as files, archive and what lies beside it together */
export function examineFiles(app: PackedApp, extracted: string, target: PackedFor): string[] {
  const present = new Set(app.files.map(({ path }) => path))
  const workers = workerEntries(app, extracted)
  return [
    ...[...entries, ...workers, ...nativeEntries(target)]
      .filter((path) => !present.has(path))
      .map((path) => `${path} is missing.`),
    ...missingRequires(app, extracted),
    ...missingPackages(app, extracted),
    ...app.files
      .filter(({ path, unpacked }) => !unpacked && mustLieOutside.test(path))
      .map(({ path }) => `${path} lies within the archive, where the system cannot load it.`),
    ...app.files
      .filter(({ path }) => !roots.test(path) || foreign.test(path))
      .map(({ path }) => `${path} has no place in the application.`),
    ...app.files
      .filter(({ path }) => isForOtherSystem(path, target))
      .map(({ path }) => `${path} is for another system.`),
  ]
}

/** Workers are started by name (src/engine/jobs/worker-url.ts), by whichever piece of the bundle needs one. */
function workerEntries({ files }: PackedApp, extracted: string): string[] {
  const code = files
    .filter(({ path }) => path.startsWith('out/main/'))
    .map(({ path }) => readFileSync(join(extracted, path), 'utf8'))
    .join('\n')
  const names = [...code.matchAll(/\bworkerUrl\((["'`])([a-z-]+)\1\)/g)].map(([, , name]) => name)
  if (names.length === 0)
    throw new Error('The bundle names no worker: does it start them in another way now?')
  return [...new Set(names)].map((name) => `out/main/${name}.cjs`)
}

function nativeEntries({ platform, arch }: PackedFor): string[] {
  const archs = platform === 'darwin' ? ['arm64', 'x64'] : [arch]
  return [
    // There is none for Macs with Intel processors.
    ...archs
      .filter((each) => platform !== 'darwin' || each === 'arm64')
      .map(
        (each) => `node_modules/onnxruntime-node/bin/napi-v6/${platform}/${each}/onnxruntime_binding.node`,
      ),
    ...archs.map((each) => `node_modules/better-sqlite3/prebuilds/${platform}-${each}.node`),
  ]
}

/** What our own code requires: files beside it, packages, and the page's assets. */
function missingRequires({ files }: PackedApp, extracted: string): string[] {
  const present = new Set(files.map(({ path }) => path))
  return files
    .filter(({ path }) => path.startsWith('out/'))
    .flatMap(({ path }) => {
      const code = readFileSync(join(extracted, path), 'utf8')
      return namesIn(path, code)
        .filter((name) => !isThere(name, path, present))
        .map((name) => `${path} asks for ${name}, which is missing.`)
    })
}

function namesIn(path: string, code: string): string[] {
  if (path.endsWith('.html')) return [...code.matchAll(/\s(?:src|href)="([^"]+)"/g)].map(([, name]) => name)
  if (!path.endsWith('.cjs')) return []
  return [...code.matchAll(/\b(?:require|import)(?:\.resolve)?\((["'`])([^"'`$]+)\1\)/g)].map(
    ([, , name]) => name,
  )
}

function isThere(name: string, from: string, present: ReadonlySet<string>): boolean {
  if (name === 'electron' || name.startsWith('node:') || builtinModules.includes(name)) return true
  if (name.startsWith('.')) return present.has(posix.join(posix.dirname(from), name))
  return present.has(`node_modules/${packageOf(name)}/package.json`)
}

function packageOf(name: string): string {
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')
}

/** What the packages depend on in their turn, looked for as Node does, from the inside out. */
function missingPackages({ files }: PackedApp, extracted: string): string[] {
  return files
    .filter(({ path }) => /^node_modules\/(.+\/node_modules\/)?(@[^/]+\/)?[^/]+\/package\.json$/.test(path))
    .flatMap(({ path }) => {
      const manifest = JSON.parse(readFileSync(join(extracted, path), 'utf8')) as {
        dependencies?: Record<string, string>
      }
      return Object.keys(manifest.dependencies ?? {})
        .filter((name) => !dispensable.has(name) && !/^@(types|webgpu)\//.test(name))
        .filter((name) => !isInstalled(name, dirname(path), extracted))
        .map((name) => `${dirname(path)} depends on ${name}, which is missing.`)
    })
}

function isInstalled(name: string, from: string, extracted: string): boolean {
  for (let folder = from; folder !== '.'; folder = dirname(folder))
    if (existsSync(join(extracted, folder, 'node_modules', name, 'package.json'))) return true
  return existsSync(join(extracted, 'node_modules', name, 'package.json'))
}

function isForOtherSystem(path: string, { platform, arch }: PackedFor): boolean {
  const [, system, processor] =
    /(?:napi-v6\/|prebuilds\/|@img\/sharp-(?:libvips-)?)(win32|darwin|linux(?:musl)?)[/-]([a-z0-9]+)/.exec(
      path,
    ) ?? []
  if (system === undefined) return false
  return system !== platform || (platform !== 'darwin' && processor !== arch)
}

/** The fuses as the executable has them, against what docs/packaging.md promises. */
export async function examineFuses({ executable }: PackedApp): Promise<string[]> {
  const wanted: readonly [FuseV1Options, boolean][] = [
    [FuseV1Options.RunAsNode, false],
    [FuseV1Options.EnableCookieEncryption, true],
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable, false],
    [FuseV1Options.EnableNodeCliInspectArguments, false],
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, true],
    [FuseV1Options.OnlyLoadAppFromAsar, true],
    [FuseV1Options.GrantFileProtocolExtraPrivileges, false],
  ]
  const wire = await getCurrentFuseWire(executable)
  return wanted
    .filter(([fuse, on]) => (wire[fuse] as number | undefined) !== (on ? '1' : '0').charCodeAt(0))
    .map(([fuse, on]) => `The fuse ${FuseV1Options[fuse]} is not ${on ? 'on' : 'off'}.`)
}

export async function examineSize({ resources }: PackedApp, { platform }: PackedFor): Promise<string[]> {
  const megabytes = (await folderBytes(resources)) / 1e6
  const most = budgetMb[platform] ?? 0
  return megabytes > most
    ? [`It takes ${megabytes.toFixed(0)} MB beside Electron; ${most} MB is the limit.`]
    : []
}

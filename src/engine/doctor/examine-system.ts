import { createRequire } from 'node:module'
import { arch, cpus, platform, totalmem } from 'node:os'
import sharp from 'sharp'
import { z } from 'zod'
import { asCheekboneError } from '../../shared/errors.ts'
import type { DoctorCheck, DoctorReport } from '../../shared/doctor-report.ts'
import { createFaceDetector } from '../library/faces/face-detector.ts'
import { productVersion } from '../product-version.ts'
import { listDevices } from '../runtime/index.ts'
import { libraryEngineVersion, tryLibrary } from '../store/try-library.ts'

const require = createRequire(import.meta.url)
const manifestSchema = z.object({ version: z.string() })

/** Versions, and each part of the product tried for real: what works here and what does not. */
export async function examineSystem(): Promise<DoctorReport> {
  const parts = [tryPart('Library', tryStore), tryPart('Photos', tryPhotos), tryPart('Faces', tryFaces)]
  return { versions: versions(), checks: [...(await Promise.all(parts)), ...(await tryDevices())] }
}

function versions(): Record<string, string> {
  const cores = cpus()
  return {
    cheekbone: productVersion,
    node: process.versions.node,
    system: `${platform()} ${arch()}, ${cores.length} x ${cores[0]?.model ?? 'unknown CPU'}, ${Math.round(totalmem() / 2 ** 30)} GB`,
    'onnxruntime-node': packageVersion('onnxruntime-node'),
    'better-sqlite3': `${packageVersion('better-sqlite3')} (SQLite ${libraryEngineVersion()})`,
    sharp: `${packageVersion('sharp')} (libvips ${sharp.versions.vips})`,
    human: packageVersion('@vladmandic/human'),
  }
}

/** From the package's own manifest, which need not be among what the package exports. */
function packageVersion(name: string): string {
  const folders = require.resolve.paths(name) ?? []
  for (const folder of folders) {
    try {
      return manifestSchema.parse(require(`${folder}/${name}/package.json`)).version
    } catch (error) {
      if (!isMissingModule(error)) throw error
    }
  }
  return 'not installed'
}

function isMissingModule(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND'
}

/** Runs a trial; a failure is what the doctor is there to report. */
async function tryPart(name: string, trial: () => Promise<string> | string): Promise<DoctorCheck> {
  try {
    return { name, state: 'works', detail: await trial() }
  } catch (error) {
    return { name, state: 'fails', detail: asCheekboneError(error).message }
  }
}

function tryStore(): string {
  tryLibrary()
  return 'A library can be made, written and read.'
}

async function tryPhotos(): Promise<string> {
  const formats = ['jpeg', 'png', 'webp', 'avif', 'tiff', 'gif'] as const
  for (const format of formats) {
    const picture = sharp({ create: { width: 32, height: 32, channels: 3, background: 'tan' } })
    await sharp(
      await picture
        .toFormat(format === 'avif' ? 'heif' : format, format === 'avif' ? { compression: 'av1' } : {})
        .toBuffer(),
    )
      .raw()
      .toBuffer()
  }
  return `${formats.join(', ')} can be read.`
}

async function tryFaces(): Promise<string> {
  const detector = await createFaceDetector()
  try {
    const began = performance.now()
    const side = 256
    await detector.detect({ data: new Uint8Array(side * side * 3).fill(128), width: side, height: side })
    return `The face finder runs (${Math.round(performance.now() - began)} ms for an empty picture, first time).`
  } finally {
    await detector.close()
  }
}

async function tryDevices(): Promise<DoctorCheck[]> {
  const reports = await listDevices({ probe: ['cpu', 'webgpu', 'cuda', 'dml', 'coreml'] })
  return reports.map(({ title, builtIn, works, detail }) => ({
    name: title,
    state: works ? 'works' : builtIn ? 'fails' : 'missing',
    detail,
  }))
}

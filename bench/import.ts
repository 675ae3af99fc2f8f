/**
 * From a folder of photos to a library: scan, decode, find faces, cut, measure and store, as `cheekbone run` does it. Photos
 * of the source stand in for more under new names. Workers are threads, so time and memory are those of the whole import.
 */
import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join, resolve } from 'node:path'
import { importPhotos } from '../src/engine/jobs/stages/import.ts'
import { openLibrary } from '../src/engine/store/open-library.ts'
import { countFlag, startStopwatch, type Bench, type BenchLine } from './bench.ts'

interface ImportLine extends BenchLine {
  photosPerSecond: number
  /** On an otherwise idle machine the better of the two; on a busy one, photos a second of processor time of one core. */
  photosPerCpuSecond: number
  photos: number
}

const pictureEndings = new Set(['.jpg', '.jpeg', '.png', '.webp'])

export const bench: Bench = {
  flags: {
    photos: { type: 'string', default: '300' },
    source: { type: 'string', default: '../shared/data/faces-london' },
    'no-identity': { type: 'boolean', default: false },
    json: { type: 'boolean', default: true },
  },
  async *run(flags) {
    const photos = countFlag(flags, 'photos')
    const temporary = await mkdtemp(join(tmpdir(), 'cheekbone-bench-'))
    try {
      const folder = join(temporary, 'photos')
      await mkdir(folder)
      await fill(folder, { source: resolve(String(flags.source)), photos })
      yield await importOnce(folder, {
        library: join(temporary, 'library'),
        photos,
        identity: flags['no-identity'] !== true,
      })
    } finally {
      await rm(temporary, { recursive: true, force: true })
    }
  },
}

async function fill(folder: string, { source, photos }: { source: string; photos: number }): Promise<void> {
  const names = (await readdir(source))
    .filter((name) => pictureEndings.has(extname(name).toLowerCase()))
    .sort()
  if (names.length === 0) throw new RangeError(`${source} holds no photos.`)
  for (let i = 0; i < photos; i++)
    await cp(join(source, names[i % names.length]), join(folder, `${i}-${names[i % names.length]}`))
}

async function importOnce(
  folder: string,
  { library: path, photos, identity }: { library: string; photos: number; identity: boolean },
): Promise<ImportLine> {
  const library = openLibrary(path)
  try {
    const stopwatch = startStopwatch()
    const { signal } = new AbortController()
    await importPhotos(library, {
      folder,
      crop: 'faces',
      identity,
      whiteBalance: 'none',
      signal,
      onProgress: () => undefined,
    })
    const { seconds, cpuSeconds } = stopwatch.read()
    return {
      seconds,
      cpuSeconds,
      photos,
      photosPerSecond: Math.round((10 * photos) / seconds) / 10,
      photosPerCpuSecond: Math.round((10 * photos) / cpuSeconds) / 10,
    }
  } finally {
    library.close()
  }
}

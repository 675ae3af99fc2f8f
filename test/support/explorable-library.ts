/** A library with a finished run over generated patches: as large as wanted, with topics that differ in measured skin. */
import { eachSkinAttribute, patchSidePx, skinAttributeNames } from '../../src/shared/domain.ts'
import { resolveRunConfig } from '../../src/shared/run-config.ts'
import { createRng } from '../../src/numeric/rng.ts'
import type { Neighbours } from '../../src/numeric/knn.ts'
import { matrix, type Matrix } from '../../src/numeric/matrix.ts'
import { placedPatchBlocks } from '../../src/engine/exports/patch-rows.ts'
import { gatherAttributes } from '../../src/engine/explore/gather-attributes.ts'
import { saveNeighbours } from '../../src/engine/maps/stored-neighbours.ts'
import { saveAssignments } from '../../src/engine/store/assignments.ts'
import { saveMatrix, type MatrixName } from '../../src/engine/store/matrices.ts'
import { openLibrary, type Library } from '../../src/engine/store/open-library.ts'
import { replacePhoto, setLibraryFolder } from '../../src/engine/store/photos.ts'
import { findOrCreateRun, finishStage, setRunPlace, type StoredRun } from '../../src/engine/store/runs.ts'
import { savePersons } from '../../src/engine/store/identities.ts'
import { assignTopics } from '../../src/engine/topics/assign-topics.ts'
import { copyPhotos } from './copy-photos.ts'
import { sampleFile, samplePatch, samplePhoto } from './sample-findings.ts'

export interface ExplorableOptions {
  patches: number
  topics?: number
  features?: number
  seed?: number
  /** Library folder that is named; it need not exist. */
  folder?: string
  /** Photos in how many folders. */
  folders?: number
  /** How many patches have pixels, the first ones; all others are copies of them, since a million would fill a disk. By default all. */
  pictured?: number
}

/** Photos that are written in one go: all in one would need the room of the library twice. */
const photosPerWrite = 2000

/** Writes the library and returns the id of its run. Two patches a photo; patch i belongs to topic floor(i / 2) mod topics. */
export function writeExplorableLibrary(path: string, options: ExplorableOptions): number {
  const { patches, topics = 6, features = 16, seed = 1, folder = '/photos', pictured = patches } = options
  const library = openLibrary(path)
  try {
    const rng = createRng(seed)
    setLibraryFolder(library, folder)
    const written = Math.min(patches, pictured) / 2
    for (let photo = 0; photo < written; photo += photosPerWrite)
      library.db.transaction(() => {
        for (let i = photo; i < Math.min(written, photo + photosPerWrite); i++)
          writePhoto(library, { photo: i, topics, ...options, uniform: () => rng.uniform() })
      })()
    copyPhotos(library, patches / 2)
    const patchIds = library.db.prepare<[], number>('SELECT id FROM patch ORDER BY id').pluck().all()
    const faceIds = library.db.prepare<[], number>('SELECT id FROM face ORDER BY id').pluck().all()
    savePersons(
      library,
      faceIds,
      faceIds.map((_, i) => i >> 1),
    )
    const config = resolveRunConfig({ topics, seed })
    const { run } = findOrCreateRun(library, { config, fingerprint: 'generated', patchIds })
    setRunPlace(library, run.id, { device: 'cpu', threads: 1 })
    const save = (name: MatrixName, value: Matrix): void => saveMatrix(library, run.id, { name, value })
    const mixture = matrix(patchIds.length, topics)
    const map = matrix(patchIds.length, 2)
    const vectors = matrix(patchIds.length, features)
    for (let i = 0; i < patchIds.length; i++) {
      const topic = (i >> 1) % topics
      const weight = 0.4 + 0.5 * rng.uniform()
      for (let t = 0; t < topics; t++)
        mixture.data[i * topics + t] = t === topic ? weight : (1 - weight) / (topics - 1)
      const angle = (2 * Math.PI * topic) / topics
      map.data[i * 2] = 10 * Math.cos(angle) + rng.normal()
      map.data[i * 2 + 1] = 10 * Math.sin(angle) + rng.normal()
      for (let f = 0; f < features; f++)
        vectors.data[i * features + f] = (f % topics === topic ? 3 : 0) + rng.uniform()
    }
    saveNeighbours(library, run.id, nextOfTopic(patchIds.length, topics))
    save('mixture', mixture)
    save('map', map)
    save('features', vectors)
    if (pictured < patches) save('attributes', repeatedAttributes(library, patchIds.length))
    else storeAttributes(library, run)
    saveAssignments(library, run.id, assignTopics(mixture))
    for (const stage of ['start', 'embed', 'topics', 'map', 'quality'])
      finishStage(library, run.id, { stage, seconds: 1 })
    return run.id
  } finally {
    library.close()
  }
}

function storeAttributes(library: Library, run: StoredRun): void {
  const attributes = gatherAttributes(library, run.id)
  for (const block of placedPatchBlocks(library, run)) attributes.add(block)
  attributes.store()
}

/** What was measured of the patches that were written, again and again; their copies have none of their own. */
function repeatedAttributes({ db }: Library, rows: number): Matrix {
  const values = db
    .prepare<[], { patch: number; name: string; value: number }>(
      'SELECT patch_id AS patch, name, value FROM patch_attribute',
    )
    .all()
  const block = values.length / skinAttributeNames.length
  const attributes = matrix(rows, skinAttributeNames.length)
  for (const { patch, name, value } of values) {
    const column = skinAttributeNames.findIndex((known) => known === name)
    for (let i = patch - 1; i < rows; i += block) attributes.data[i * attributes.cols + column] = value
  }
  return attributes
}

interface WrittenPhoto extends ExplorableOptions {
  photo: number
  topics: number
  uniform: () => number
}

function writePhoto(library: Library, { photo, topics, folders = 2, uniform }: WrittenPhoto): void {
  const topic = photo % topics
  const found = (region: 'left-cheek' | 'right-cheek') => ({
    ...samplePatch(region),
    pixels: skinPixels(topic / topics, uniform),
    attributes: eachSkinAttribute((name) =>
      name === 'lightness' ? 40 + (50 * topic) / topics + uniform() : 10 + 5 * uniform(),
    ),
    sharpness: uniform(),
  })
  const findings = samplePhoto(`hash ${photo}`, [found('left-cheek'), found('right-cheek')])
  replacePhoto(library, 'faces', {
    file: sampleFile(`folder-${photo % folders}/${String(photo).padStart(6, '0')}.jpg`),
    findings,
  })
}

/** Stands for a search of neighbours: the next patches of the same topic, ever farther away. */
function nextOfTopic(rows: number, topics: number): Neighbours {
  const k = Math.min(30, Math.floor(rows / topics / 2) * 2 - 2)
  const indices = new Int32Array(rows * k)
  for (let i = 0; i < rows; i++)
    for (let t = 0; t < k; t++)
      indices[i * k + t] = (i + 2 * topics * ((t >> 1) + 1) + (t & 1 ? (i & 1 ? -1 : 1) : 0)) % rows
  return { rows, k, indices, distances: Float32Array.from(indices, (_, i) => (i % k) / k) }
}

/** One colour with grain; `light` from 0, dark, to 1. */
function skinPixels(light: number, uniform: () => number): Uint8Array {
  const pixels = new Uint8Array(patchSidePx * patchSidePx * 3)
  for (let i = 0; i < pixels.length; i += 3) {
    const grain = 12 * uniform()
    pixels[i] = 90 + 130 * light + grain
    pixels[i + 1] = 60 + 120 * light + grain
    pixels[i + 2] = 50 + 110 * light + grain
  }
  return pixels
}

/**
 * What measured attributes know of a person: photos of people who were taken twice, as `NNN_neutral.jpg` and `NNN_smiling.jpg`.
 * A photo's row is the mean of its kept cheeks' attributes, each in standard deviations over all photos; the rank of the person's
 * other photo among all others is by Euclidean distance, from 1. By chance it is the middle one. An attribute's correlations,
 * Spearman's, are those between the two photos of a person, cheek by cheek, and between the two cheeks of a photo.
 */
import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { examinePhoto } from '../src/engine/library/import/examine-photo.ts'
import { createFaceDetector } from '../src/engine/library/faces/face-detector.ts'
import { spearman } from '../src/numeric/measures/spearman.ts'
import { skinAttributeNames, standardRegions } from '../src/shared/domain.ts'
import type { Region, SkinAttributes } from '../src/shared/domain.ts'
import { startStopwatch, type Bench } from './bench.ts'

interface Cheek {
  person: string
  photo: string
  region: Region
  attributes: SkinAttributes
}

export const bench: Bench = {
  flags: { source: { type: 'string', default: '../shared/data/faces-london' } },
  async *run(flags) {
    const stopwatch = startStopwatch()
    const cheeks = await measuredCheeks(resolve(String(flags.source)))
    yield { ...retrieval(cheeks), ...stopwatch.read() }
    for (const attribute of skinAttributeNames) {
      const between = (key: (cheek: Cheek) => string): number => rounded(correlation(cheeks, attribute, key))
      yield {
        attribute,
        photos: between(({ person, region }) => `${person} ${region}`),
        sides: between(({ photo }) => photo),
        ...stopwatch.read(),
      }
    }
  },
}

async function measuredCheeks(folder: string): Promise<Cheek[]> {
  const detector = await createFaceDetector()
  const cheeks: Cheek[] = []
  try {
    for (const photo of (await readdir(folder)).filter((name) => name.endsWith('.jpg')).sort()) {
      const findings = await examinePhoto(join(folder, photo), { crop: 'faces', detector })
      if (findings.status !== 'ready') continue
      const [person] = photo.split('_')
      for (const { region, rejected, attributes } of findings.faces[0].patches)
        if (rejected === null && standardRegions.some((cheek) => cheek === region))
          cheeks.push({ person, photo, region, attributes })
    }
  } finally {
    await detector.close()
  }
  return cheeks
}

/** Pairs of cheeks with the same key, in the order of photos. */
function correlation(
  cheeks: readonly Cheek[],
  attribute: keyof SkinAttributes,
  keyOf: (cheek: Cheek) => string,
): number {
  const pairs = Map.groupBy(cheeks, keyOf)
  const complete = [...pairs.values()].filter(({ length }) => length === 2)
  const [first, second] = [0, 1].map((at) => complete.map((pair) => pair[at].attributes[attribute]))
  return spearman(first, second)
}

function retrieval(cheeks: readonly Cheek[]): Record<string, number> {
  const photos = [...Map.groupBy(cheeks, ({ photo }) => photo).values()]
  const columns = skinAttributeNames.map((name) =>
    standardised(photos.map((own) => mean(own.map(({ attributes }) => attributes[name])))),
  )
  const ranks = photos.flatMap(([{ person }], query) => {
    const other = photos.findIndex(([cheek], i) => i !== query && cheek.person === person)
    if (other < 0) return []
    const distances = photos.map((_, i) => Math.hypot(...columns.map((values) => values[i] - values[query])))
    return [1 + distances.filter((distance, i) => i !== query && distance < distances[other]).length]
  })
  const others = photos.length - 1
  return {
    queries: ranks.length,
    nearest: rounded(mean(ranks.map((rank) => Number(rank === 1)))),
    nearestByChance: rounded(1 / others),
    medianRank: ranks.toSorted((a, b) => a - b)[ranks.length >> 1],
    meanNormalisedRank: rounded(mean(ranks.map((rank) => (rank - 1) / (others - 1)))),
  }
}

/** All 0 where nothing differs. */
function standardised(values: readonly number[]): number[] {
  const centre = mean(values)
  const spread = Math.sqrt(mean(values.map((value) => (value - centre) ** 2)))
  return values.map((value) => (spread > 0 ? (value - centre) / spread : 0))
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}

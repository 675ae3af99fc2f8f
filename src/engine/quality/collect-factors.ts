/** What a library knows of each patch of a run, as the factors that topics are held against. */
import { dirname } from 'node:path/posix'
import { regionTitles, type SkinAttributes } from '../../shared/domain.ts'
import { factorNames, type FactorName } from '../../shared/topic-factors.ts'
import type { LinearLight } from '../library/skin/white-balance.ts'
import { personsOfPatches } from '../store/identities.ts'
import type { Library, ReadOnlyLibrary } from '../store/open-library.ts'
import { measuredPatchesById, type MeasuredPatch } from '../store/patches.ts'
import { patchCircumstances, type PatchCircumstance } from '../store/photo-origin.ts'
import type { FactorQuestion, FactorValues } from './measure-factors.ts'

interface KnownPatch extends PatchCircumstance {
  patch: MeasuredPatch
  person: number | undefined
}

type Meaning = ((patch: KnownPatch) => number | null) | { label: (patch: KnownPatch) => string | null }

const meanings: Record<FactorName, Meaning> = {
  folder: { label: ({ patch }) => dirname(patch.photo) },
  camera: { label: ({ camera }) => camera },
  day: { label: ({ takenAt }) => takenAt?.slice(0, 10) ?? null },
  person: { label: ({ person }) => (person === undefined ? null : String(person)) },
  side: {
    label: ({ patch: { region } }) => (region === 'whole' ? null : regionTitles[region].toLowerCase()),
  },
  photoSize: ({ widthPx, heightPx }) =>
    widthPx === null || heightPx === null ? null : Math.log2(widthPx * heightPx),
  patchScale: ({ scale }) => scale,
  jpegQuality: ({ jpegQuality }) => jpegQuality,
  sharpness: ({ patch }) => patch.sharpness,
  lightLevel: ({ eyes }) => level(eyes),
  lightColour: ({ eyes }) => colour(eyes),
  backgroundLevel: ({ around }) => level(around),
  backgroundColour: ({ around }) => colour(around),
  yaw: ({ yaw }) => yaw,
  pitch: ({ pitch }) => pitch,
  lightness: attribute('lightness'),
  toneIta: attribute('toneIta'),
  roughness: attribute('roughness'),
  spots: attribute('spots'),
  redness: attribute('redness'),
}

function attribute(name: keyof SkinAttributes): Meaning {
  return ({ patch }) => patch.attributes[name]
}

/** Stops: 1 is twice the light. */
function level(light: LinearLight | null): number | null {
  return light && Math.log2(0.2126729 * light[0] + 0.7151522 * light[1] + 0.072175 * light[2])
}

/** Stops of red over blue: high is warm. */
function colour(light: LinearLight | null): number | null {
  return light && Math.log2(light[0] / light[2])
}

/** Rows in the order of `patchIds`, all of which are in the library. */
export function collectFactors(
  library: Library | ReadOnlyLibrary,
  patchIds: ArrayLike<number>,
): Omit<FactorQuestion, 'topics'> {
  const patches = measuredPatchesById(library)
  const circumstances = patchCircumstances(library)
  const persons = personsOfPatches(library)
  const known = Array.from(patchIds, (id): KnownPatch => {
    return { ...circumstances.get(id)!, patch: patches.get(id)!, person: persons.get(id) }
  })
  return {
    factors: factorNames.map((factor) => valuesOf(factor, known)),
    photos: known.map(({ patch }) => patch.photoId),
    tone: Float64Array.from(known, ({ patch }) => patch.attributes.toneIta),
  }
}

function valuesOf(factor: FactorName, known: readonly KnownPatch[]): FactorValues {
  const meaning = meanings[factor]
  if (typeof meaning !== 'function') return { factor, labels: known.map(meaning.label) }
  return { factor, numbers: Float64Array.from(known, (patch) => meaning(patch) ?? Number.NaN) }
}

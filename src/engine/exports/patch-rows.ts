import { noTopic, type SkinAttributes } from '../../shared/domain.ts'
import type { Crop } from '../library/import/examine-photo.ts'
import type { Verdict } from '../../shared/contract/curation.ts'
import { curateRun } from '../curation/fold-edits.ts'
import { row } from '../../numeric/matrix.ts'
import { assignTopics, type TopicAssignment } from '../topics/assign-topics.ts'
import { keptByHand } from '../store/kept-patches.ts'
import { requireMatrix } from '../store/matrices.ts'
import type { Library, ReadOnlyLibrary } from '../store/open-library.ts'
import { listPatches, measuredPatchesById, type MeasuredPatch, type StoredPatch } from '../store/patches.ts'
import { placesOfPatches, type StoredRun } from '../store/runs.ts'
import { loadVerdicts } from '../store/verdicts.ts'
import type { CsvCell } from './csv.ts'

/** What is measured besides tone, roughness and spots, in the order of the last columns. */
const measuredColumns = [
  ['redness', 'redness'],
  ['lightness', 'lightness'],
  ['yellowness', 'yellowness'],
  ['lightness_spread', 'lightnessSpread'],
  ['redness_spread', 'rednessSpread'],
  ['yellowness_spread', 'yellownessSpread'],
  ['erythema_index', 'erythemaIndex'],
  ['melanin_index', 'melaninIndex'],
  ['glcm_contrast', 'glcmContrast'],
  ['glcm_homogeneity', 'glcmHomogeneity'],
  ['pores', 'pores'],
  ['wrinkles', 'wrinkles'],
  ['spot_share', 'spotShare'],
  ['bright_spots', 'brightSpots'],
  ['bright_spot_share', 'brightSpotShare'],
  ['shine', 'shine'],
  ['evenness', 'evenness'],
] as const satisfies (readonly [column: string, attribute: keyof SkinAttributes])[]

/** New columns come last: programs that read by position go on working. */
export const patchColumns: readonly string[] = [
  'patch_id',
  'photo',
  'face',
  'region',
  'topic',
  'topic_probability',
  'topic_entropy',
  'map_x',
  'map_y',
  'tone_ita',
  'roughness',
  'spots',
  'sharpness',
  'topic_1',
  'topic_1_weight',
  'topic_2',
  'topic_2_weight',
  'topic_3',
  'topic_3_weight',
  ...measuredColumns.map(([column]) => column),
  'rejected',
  'curated_topic',
  'topic_name',
  'verdict',
  'square',
  'kept_by_hand',
]

/** A patch of a run with all that the run says of it. */
export interface PlacedPatch {
  /** Its row in the run's matrices. */
  position: number
  patch: MeasuredPatch
  assignment: TopicAssignment
  x: number
  y: number
  curation: PatchCuration
}

/** What a person made of it. */
export interface PatchCuration {
  /** After merges and splits; `noTopic` for none. */
  topic: number
  name: string | null
  /** Whether it belongs to that topic, as seen in a spot-check. */
  verdict: Verdict | null
  /** Whatever the gates say. */
  kept: boolean
}

/** Every patch of a finished run that is still in the library, in the run's order. */
export function placedPatches(library: Library | ReadOnlyLibrary, run: Pick<StoredRun, 'id'>): PlacedPatch[] {
  const assignments = assignTopics(requireMatrix(library, run.id, 'mixture'))
  const map = requireMatrix(library, run.id, 'map')
  const patches = measuredPatchesById(library)
  const found = Int32Array.from(assignments, ({ topic }) => topic)
  const { topics, names } = curateRun(library, run.id, found)
  const verdicts = loadVerdicts(library, run.id)
  const kept = keptByHand(library)
  return placesOfPatches(library, run.id).flatMap(({ position, patchId }) => {
    const patch = patches.get(patchId)
    if (!patch) return []
    const [x, y] = row(map, position)
    const topic = topics[position]
    const curation = {
      topic,
      name: names.get(topic) ?? null,
      verdict: verdicts.get(topic)?.get(position) ?? null,
      kept: kept.has(patchId),
    }
    return [{ position, patch, assignment: assignments[position], x, y, curation }]
  })
}

/** Rejected patches that took no part in a run; with `--keep-rejected` those that could not be cut. */
export function leftOutPatches(
  library: Library | ReadOnlyLibrary,
  crop: Crop,
  placed: readonly PlacedPatch[],
): StoredPatch[] {
  const taken = new Set(placed.map(({ patch }) => patch.id))
  return listPatches(library, crop).filter(({ id, rejected }) => rejected !== null && !taken.has(id))
}

/** Cells in the order of `patchColumns`. Faces are counted from 1; a photo taken whole has none. */
export function patchRow({ patch, assignment, x, y, curation }: PlacedPatch): CsvCell[] {
  const { toneIta, roughness, spots } = patch.attributes
  return [
    patch.id,
    patch.photo,
    patch.face === null ? null : patch.face + 1,
    patch.region,
    assignment.topic === noTopic ? null : assignment.topic,
    round(assignment.probability),
    round(assignment.entropy),
    round(x),
    round(y),
    round(toneIta),
    round(roughness),
    spots,
    round(patch.sharpness),
    ...[0, 1, 2].flatMap((place) => {
      const weighted = assignment.top.at(place)
      return weighted ? [weighted.topic, round(weighted.weight)] : [null, null]
    }),
    ...measuredColumns.map(([, attribute]) => round(patch.attributes[attribute])),
    patch.rejected,
    curation.topic === noTopic ? null : curation.topic,
    curation.name,
    curation.verdict,
    patch.square + 1,
    curation.kept ? 'yes' : null,
  ]
}

/** Six significant digits: all that a Float32 is sure of. */
function round(value: number): number {
  return Number(value.toPrecision(6))
}

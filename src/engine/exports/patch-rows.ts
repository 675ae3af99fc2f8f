import { setImmediate } from 'node:timers/promises'
import { noTopic, type SkinAttributes } from '../../shared/domain.ts'
import type { Verdict } from '../../shared/contract/curation.ts'
import { curateRun } from '../curation/fold-edits.ts'
import { row } from '../../numeric/matrix.ts'
import { assignRow, bestTopics, type TopicAssignment } from '../topics/assign-topics.ts'
import { matrixBlocks, requireMatrix } from '../store/matrices.ts'
import type { Library, ReadOnlyLibrary } from '../store/open-library.ts'
import { createRunPatchReader, type MeasuredPatch } from '../store/patches.ts'
import type { StoredRun } from '../store/runs.ts'
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
  return [...placedPatchBlocks(library, run)].flat()
}

/** The same, while others that share the thread get their turn. */
export async function readPlacedPatches(
  library: Library | ReadOnlyLibrary,
  run: Pick<StoredRun, 'id'>,
): Promise<PlacedPatch[]> {
  const placed: PlacedPatch[] = []
  for (const block of placedPatchBlocks(library, run)) {
    placed.push(...block)
    await setImmediate()
  }
  return placed
}

/** Each of them takes dozens of looks into the file: few enough for a step. */
const patchesAtOnce = 500

/** The same, some at a time, for whoever has no room for all; the first blocks, while topics are read, are empty. */
export function* placedPatchBlocks(
  library: Library | ReadOnlyLibrary,
  { id }: Pick<StoredRun, 'id'>,
): Generator<PlacedPatch[], void, void> {
  const map = requireMatrix(library, id, 'map')
  const found = new Int32Array(map.rows)
  for (const { firstRow, block } of matrixBlocks(library, id, 'mixture')) {
    found.set(bestTopics(block), firstRow)
    yield []
  }
  const { topics, names } = curateRun(library, id, found)
  const verdicts = loadVerdicts(library, id)
  const read = createRunPatchReader(library, id)
  for (const { firstRow, block } of matrixBlocks(library, id, 'mixture')) {
    const end = firstRow + block.rows
    for (let first = firstRow; first < end; first += patchesAtOnce)
      yield read(first, Math.min(end, first + patchesAtOnce) - 1).map(({ position, patch, kept }) => {
        const [x, y] = row(map, position)
        const topic = topics[position]
        const verdict = verdicts.get(topic)?.get(position) ?? null
        const curation = { topic, name: names.get(topic) ?? null, verdict, kept }
        return { position, patch, assignment: assignRow(row(block, position - firstRow)), x, y, curation }
      })
  }
}

/** Cells of every patch of a finished run that is still in the library, in the run's order; each block is shown before its rows come. */
export function* patchRows(
  library: Library | ReadOnlyLibrary,
  run: Pick<StoredRun, 'id'>,
  onBlock: (block: readonly PlacedPatch[]) => void,
): Generator<CsvCell[], void, void> {
  for (const block of placedPatchBlocks(library, run)) {
    onBlock(block)
    yield* block.map(patchRow)
  }
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

/** Finds the row of each patch among embeddings that were made elsewhere: every patch has one, and no row is left over. */
import { CheekboneError } from '../../shared/errors.ts'
import type { StoredPatch } from '../store/patches.ts'
import type { PatchId } from './patch-ids.ts'

type Patch = Pick<StoredPatch, 'id' | 'photo' | 'face' | 'region'>

const mostNamed = 3

/**
 * Row numbers in the order of `patches`.
 * @throws CheekboneError `bad-argument` for rows of unknown patches, patches with two rows or none, and ids of another library
 */
export function matchEmbeddings(
  ids: readonly PatchId[],
  { patches, file }: { patches: readonly Patch[]; file: string },
): Int32Array {
  const find = patchFinder(patches, file)
  const rowOf = new Map<number, number>()
  const unknown: string[] = []
  ids.forEach((id, row) => {
    const patch = find(id, row)
    if (!patch) {
      unknown.push(`row ${row + 1}, ${describeId(id)}`)
      return
    }
    const before = rowOf.get(patch.id)
    if (before !== undefined)
      throw misfit(`Rows ${before + 1} and ${row + 1} of ${file} are both of ${describePatch(patch)}.`, {
        hint: 'Leave one of them out, of the CSV and of the array.',
      })
    rowOf.set(patch.id, row)
  })
  if (unknown.length > 0)
    throw misfit(
      `${unknown.length} of ${ids.length} rows of ${file} are of no patch that takes part: ${some(unknown)}.`,
      { hint: 'Rejected patches take part with --keep-rejected; others may be of another library.' },
    )
  const missing = patches.filter(({ id }) => !rowOf.has(id)).map(describePatch)
  if (missing.length > 0)
    throw misfit(`${missing.length} of ${patches.length} patches have no row in ${file}: ${some(missing)}.`, {
      hint: 'Write the ids that are wanted with: cheekbone export <library> --npy <folder>',
    })
  return Int32Array.from(patches, ({ id }) => rowOf.get(id) ?? -1)
}

function patchFinder(
  patches: readonly Patch[],
  file: string,
): (id: PatchId, row: number) => Patch | undefined {
  const byId = new Map(patches.map((patch) => [patch.id, patch]))
  const byPlace = Map.groupBy(patches, placeKey)
  return (id, row) => {
    if (id.patchId !== null) {
      const patch = byId.get(id.patchId)
      if (patch) refuseOther(patch, id, { row, file })
      return patch
    }
    const there = byPlace.get(placeKey(id)) ?? []
    if (there.length > 1)
      throw misfit(
        `Row ${row + 1} of ${file}, ${describeId(id)}, may be any of ${there.length} patches of that region.`,
        { hint: 'Give a column patch_id, as "cheekbone export --npy" writes it.' },
      )
    return there.at(0)
  }
}

/** Numbers of patches change when photos are imported again; where the row says more, it must be the same patch. */
function refuseOther(patch: Patch, id: PatchId, { row, file }: { row: number; file: string }): void {
  if (id.photo === null) return
  const same =
    id.photo === patch.photo && id.face === patch.face && (id.region === null || id.region === patch.region)
  if (same) return
  throw misfit(
    `Row ${row + 1} of ${file} calls patch ${patch.id} ${describeId({ ...id, patchId: null })}; in this library it is ${describePatch(patch)}.`,
    {
      hint: 'The photos were imported again since. Leave the column patch_id out to go by photo, face and region.',
    },
  )
}

function placeKey({ photo, face, region }: Pick<PatchId, 'photo' | 'face' | 'region'>): string {
  return JSON.stringify([photo, face, region])
}

function describePatch({ id, ...place }: Patch): string {
  return `patch ${id} (${describePlace(place)})`
}

function describeId({ patchId, ...place }: PatchId): string {
  return patchId === null ? describePlace(place) : `patch ${patchId}`
}

function describePlace({ photo, face, region }: Omit<PatchId, 'patchId'>): string {
  return [photo, face === null ? null : `face ${face + 1}`, region].filter((part) => part !== null).join(', ')
}

function some(names: readonly string[]): string {
  const rest = names.length - mostNamed
  return names.slice(0, mostNamed).join('; ') + (rest > 0 ? `; and ${rest} more` : '')
}

function misfit(sentence: string, details: { hint: string }): CheekboneError {
  return new CheekboneError('bad-argument', sentence, details)
}

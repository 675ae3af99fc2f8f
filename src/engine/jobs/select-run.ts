import { createHash } from 'node:crypto'
import { rejectReasons, rejectTitles } from '../../shared/domain.ts'
import { CheekboneError } from '../../shared/errors.ts'
import type { RunConfig } from '../../shared/run-config.ts'
import type { Library } from '../store/open-library.ts'
import { listPatches, patchIdentities } from '../store/patches.ts'
import { countPhotos } from '../store/photos.ts'
import { findOrCreateRun, type StoredRun } from '../store/runs.ts'

/** Fewer patches than this teach a network nothing and make no map. */
export const fewestPatches = 8

export interface SelectedRun {
  run: StoredRun
  /** Row i of the run's matrices is patch `patchIds[i]`. */
  patchIds: Int32Array
  isNew: boolean
}

/**
 * The run over all kept patches, or over all that could be cut when asked for, with this configuration, new or begun before.
 * @param startDigest of the file that its network begins with (`findStart` of training/load-start.ts): a run from other
 *   parameters of the same name is another run
 * @throws CheekboneError `nothing-to-do` with the reasons when too few patches were kept
 */
export function selectRun(library: Library, config: RunConfig, startDigest?: string): SelectedRun {
  const identities = patchIdentities(library, config.crop, config)
  if (identities.length < fewestPatches) throw tooFewPatches(library, config, identities.length)
  const fingerprint = createHash('sha256')
  for (const { id, identity } of identities) fingerprint.update(`${id} ${identity}\n`)
  if (startDigest !== undefined) fingerprint.update(`start ${startDigest}\n`)
  const patchIds = identities.map(({ id }) => id)
  const found = findOrCreateRun(library, { config, fingerprint: fingerprint.digest('hex'), patchIds })
  return { ...found, patchIds: Int32Array.from(patchIds) }
}

function tooFewPatches(library: Library, { crop }: RunConfig, kept: number): CheekboneError {
  const photos = countPhotos(library, crop)
  const looked = photos.ready + photos['no-face'] + photos.unreadable
  if (looked === 0) {
    return new CheekboneError('nothing-to-do', 'There are no pictures in this folder.', {
      reason: 'noPictures',
      hint: 'Choose a folder with JPEG, PNG, WebP, AVIF, TIFF or GIF files; folders inside it are searched too.',
    })
  }
  const rejected = listPatches(library, crop).filter((patch) => patch.rejected !== null)
  const reasons = [
    `photos without a face: ${photos['no-face']}`,
    `photos that cannot be read: ${photos.unreadable}`,
    ...rejectReasons.map(
      (reason) =>
        `patches ${rejectTitles[reason].toLowerCase()}: ${rejected.filter((patch) => patch.rejected === reason).length}`,
    ),
  ].filter((reason) => !reason.endsWith(': 0'))
  return new CheekboneError(
    'nothing-to-do',
    `${countWords(kept)} came out of ${looked} ${looked === 1 ? 'photo' : 'photos'}; at least ${fewestPatches} are needed.${reasons.map((reason) => ` Left out: ${reason}.`).join('')}`,
    {
      reason: 'tooFewPatches',
      values: {
        kept,
        looked,
        least: fewestPatches,
        noFace: photos['no-face'],
        unreadable: photos.unreadable,
        rejected: rejected.length,
      },
      hint: 'Add photos in which faces look at the camera and are at least some 200 pixels wide.',
    },
  )
}

function countWords(kept: number): string {
  if (kept === 0) return 'No skin patch'
  return kept === 1 ? 'Only 1 skin patch' : `Only ${kept} skin patches`
}

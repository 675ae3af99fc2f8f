/** What the verdicts on patches hang on, and their verdicts by other thresholds. */
import type { Region, RejectReason } from '../../shared/domain.ts'
import { thresholdsWith } from '../../shared/gate-thresholds.ts'
import type { GateThresholds } from '../../shared/gate-thresholds.ts'
import type { Crop } from '../library/import/examine-photo.ts'
import { judgePatch } from '../library/skin/gates.ts'
import type { PatchCircumstances } from '../library/skin/gates.ts'
import type { Library } from './open-library.ts'

export function insertCircumstances(
  { db }: Library,
  patchId: number,
  { reachesOutside, sidePx, face }: PatchCircumstances,
): void {
  db.prepare(
    `INSERT INTO patch_circumstance (patch_id, reaches_outside, side_px, block_strength, enlargement, fit, clipped, dark,
       shadow_contrast, covered_share, covered_extent_px, relief)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    patchId,
    Number(reachesOutside),
    sidePx,
    face?.blockStrength ?? null,
    face?.enlargement ?? null,
    face?.fit ?? null,
    face?.exposure.clipped ?? null,
    face?.exposure.dark ?? null,
    face?.shadowContrast ?? null,
    face?.covering.share ?? null,
    face?.covering.extentPx ?? null,
    face?.relief ?? null,
  )
}

interface JudgedRow {
  id: number
  region: Region
  sharpness: number
  rejected: RejectReason | null
  reachesOutside: number
  sidePx: number
  yaw: number | null
  pitch: number | null
  blockStrength: number
  enlargement: number
  fit: number
  clipped: number
  dark: number
  shadowContrast: number
  coveredShare: number
  coveredExtentPx: number
  relief: number
}

/** Photos that were judged by other thresholds and whose measurements are not all stored have to be looked at again. */
const lacksMeasurements = `EXISTS (SELECT 1 FROM patch LEFT JOIN patch_circumstance ON patch_circumstance.patch_id = patch.id
  WHERE patch.photo_id = photo.id AND patch_circumstance.patch_id IS NULL)`
export const canBeJudgedBy = `(photo.gates = @gates OR NOT ${lacksMeasurements})`

/**
 * Judges the patches of photos that were judged by other thresholds once more, by what was measured of them.
 * @returns how many verdicts changed
 */
export function judgeAgain(library: Library, crop: Crop, gates: Partial<GateThresholds>): number {
  const { db } = library
  const limits = thresholdsWith(gates)
  const parameters = { crop, gates: JSON.stringify(gates) }
  const photos = `photo.crop = @crop AND photo.gates <> @gates AND NOT ${lacksMeasurements}`
  return db.transaction(() => {
    const rows = db.prepare<typeof parameters, JudgedRow>(`${selectJudged} WHERE ${photos}`).all(parameters)
    const setVerdict = db.prepare('UPDATE patch SET rejected = ? WHERE id = ?')
    let changed = 0
    for (const row of rows) {
      const verdict = judgePatch(circumstancesOf(row), limits)
      if (verdict === row.rejected) continue
      setVerdict.run(verdict, row.id)
      changed++
    }
    db.prepare<typeof parameters>(`UPDATE photo SET gates = @gates WHERE ${photos}`).run(parameters)
    return changed
  })()
}

const selectJudged = `
  SELECT patch.id, patch.region, patch.sharpness, patch.rejected, reaches_outside AS reachesOutside, side_px AS sidePx,
    face.yaw, face.pitch, block_strength AS blockStrength, enlargement, fit, clipped, dark, shadow_contrast AS shadowContrast,
    covered_share AS coveredShare, covered_extent_px AS coveredExtentPx, relief
  FROM patch JOIN photo ON photo.id = patch.photo_id JOIN patch_circumstance ON patch_circumstance.patch_id = patch.id
    LEFT JOIN face ON face.id = patch.face_id`

function circumstancesOf(row: JudgedRow): PatchCircumstances {
  const { region, sidePx, sharpness, yaw, pitch } = row
  const patch = { region, sidePx, sharpness, reachesOutside: row.reachesOutside === 1 }
  if (yaw === null || pitch === null) return patch
  return {
    ...patch,
    face: {
      pose: { yaw, pitch },
      blockStrength: row.blockStrength,
      enlargement: row.enlargement,
      fit: row.fit,
      exposure: { clipped: row.clipped, dark: row.dark },
      shadowContrast: row.shadowContrast,
      covering: { share: row.coveredShare, extentPx: row.coveredExtentPx },
      relief: row.relief,
    },
  }
}

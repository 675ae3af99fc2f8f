import type { PlacedPatch } from '../../src/engine/exports/patch-rows.ts'
import { eachSkinAttribute, skinAttributeNames } from '../../src/shared/domain.ts'

/** One as a finished run has it. Every attribute has a value of its own. */
export function placedPatch(
  change: Partial<PlacedPatch['patch']> = {},
  curation: Partial<PlacedPatch['curation']> = {},
): PlacedPatch {
  const attributes = eachSkinAttribute((name) => 100 + skinAttributeNames.indexOf(name))
  const origin = {
    id: 7,
    photoId: 1,
    photo: 'a.jpg',
    face: 0,
    faceId: 1,
    region: 'left-cheek' as const,
    square: 0,
  }
  return {
    position: 0,
    patch: { ...origin, sharpness: 0.5, rejected: null, attributes, ...change },
    assignment: { topic: 3, probability: 0.75, entropy: 0.25, top: [{ topic: 3, weight: 0.75 }] },
    x: 1,
    y: -2,
    curation: { topic: 3, name: null, verdict: null, kept: false, ...curation },
  }
}

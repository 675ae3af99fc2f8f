/** What of a topic's skin is worth naming. */
import type { SkinAttributes } from './domain.ts'

/** Attributes that a person can see and name; the others say the same in other words. */
const visibleAttributes = [
  'toneIta',
  'redness',
  'roughness',
  'pores',
  'wrinkles',
  'spots',
  'brightSpots',
  'shine',
  'evenness',
  'yellowness',
] as const satisfies readonly (keyof SkinAttributes)[]
export type VisibleAttribute = (typeof visibleAttributes)[number]

/**
 * Those in which a topic lies away from the library's mean by at least so many of its standard deviations, farthest first. What was
 * not measured (NaN) is not among them.
 */
export function standingOut(
  attributes: Readonly<Record<VisibleAttribute, { deviation: number }>>,
  leastDeviation = 0,
): VisibleAttribute[] {
  const far = (name: VisibleAttribute): number => Math.abs(attributes[name].deviation)
  return visibleAttributes
    .filter((name) => far(name) > 0 && far(name) >= leastDeviation)
    .sort((a, b) => far(b) - far(a))
}

/**
 * How often a training is looked at, and on how many patches, so that looking costs little beside it. Decided from counts alone,
 * never from a clock: the same settings over the same patches give the same moments on every machine.
 */

export interface MomentPlan {
  /** Patches that are looked at each time, at most. */
  rows: number
  /** The one before the first step and the one after the last included; 0 for none. */
  moments: number
}

const mostRows = 2000
/** A map of fewer says nothing. */
const fewestRows = 64
const mostMoments = 12
const wantedMoments = 8
const fewestMoments = 2

/** A pair of views goes forward and backward through one network, and forward through its target. */
const passesPerPair = 8
/** Share of the training's passes of a patch through the network. */
const costShare = 0.04

/**
 * Up to 12 moments of all patches, up to 2,000. Where that would cost too much, first moments become fewer, down to 8, then the
 * patches, down to a third of them, then moments again; a training of a step or two is not looked at.
 */
export function planMoments({
  patches,
  epochs,
  /** Passes a moment costs besides those of its own patches. */
  extra = 0,
}: {
  patches: number
  epochs: number
  extra?: number
}): MomentPlan {
  const passes = costShare * passesPerPair * patches * epochs
  const all = Math.min(patches, mostRows)
  const affordable = Math.floor(passes / wantedMoments - extra)
  const rows = Math.min(all, Math.max(affordable, Math.ceil(all / 3), fewestRows))
  const moments = Math.min(mostMoments, Math.floor(passes / (rows + extra)))
  return moments < fewestMoments ? { rows: 0, moments: 0 } : { rows, moments }
}

/** After how many steps each moment comes: evenly from 0 to the last. */
export function momentSteps(moments: number, totalSteps: number): ReadonlySet<number> {
  if (moments < 2) return new Set()
  return new Set(Array.from({ length: moments }, (_, i) => Math.round((i * totalSteps) / (moments - 1))))
}

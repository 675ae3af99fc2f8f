import type { LibraryOverview } from '../../../shared/contract/libraries.ts'

/** Patches that a run took, or that the next one would take where none is looked at: what is kept by hand later is in no run before. */
export function patchCount(
  { runs, patches }: Pick<LibraryOverview, 'runs' | 'patches'>,
  run?: number,
): number {
  return runs.find(({ id }) => id === run)?.patches ?? patches.kept
}

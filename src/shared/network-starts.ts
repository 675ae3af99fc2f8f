/**
 * What a run's network begins with. Any other word is the path of a backbone file.
 *
 * `drawn`: pretrained on drawn skin in steady light, ships with Cheekbone. `drawn-mixed-light`: the same on drawn photos whose light and
 * camera differ from one to the next; it sees less tone and is thrown off less by light. `random`: nothing. `imported`: there is no
 * network, features came from a file.
 */
export const shippedStarts = ['drawn', 'drawn-mixed-light'] as const
export type ShippedStart = (typeof shippedStarts)[number]

/** The start of a run whose features came from a file. */
export const importedStart = 'imported'

export function isShippedStart(start: string): start is ShippedStart {
  return shippedStarts.some((shipped) => shipped === start)
}

/** Whether it names a file of the person's. */
export function isStartFile(start: string): boolean {
  return !isShippedStart(start) && start !== 'random' && start !== importedStart
}

/** The name of the file that a run began with, without where it lies; null for a start that Cheekbone has itself. */
export function startFileName(start: string): string | null {
  if (!isStartFile(start)) return null
  return start.slice(Math.max(start.lastIndexOf('/'), start.lastIndexOf('\\')) + 1)
}

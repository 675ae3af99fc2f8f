import type { RunEntry } from '../../../shared/contract/libraries.ts'
import { importedStart, shippedStarts } from '../../../shared/network-starts.ts'

const knownStarts = [...shippedStarts, 'random', importedStart] as const

/** Which kind of network a run began with; none for embeddings that were made elsewhere. */
export function startKind({ config }: Pick<RunEntry, 'config'>): (typeof knownStarts)[number] | 'own' {
  return knownStarts.find((start) => start === config.start) ?? 'own'
}

/** The run that a library opens with: the latest that can be explored. */
export function latestFinished(runs: readonly RunEntry[]): RunEntry | null {
  return runs.findLast(({ finished }) => finished) ?? null
}

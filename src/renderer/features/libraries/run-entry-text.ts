import type { RunEntry } from '../../../shared/contract/libraries.ts'

/** Which kind of network a run began with; none for embeddings that were made elsewhere. */
export function startKind({ config }: Pick<RunEntry, 'config'>): 'drawn' | 'random' | 'imported' | 'own' {
  const known = ['drawn', 'random', 'imported'] as const
  return known.find((start) => start === config.start) ?? 'own'
}

/** The run that a library opens with: the latest that can be explored. */
export function latestFinished(runs: readonly RunEntry[]): RunEntry | null {
  return runs.findLast(({ finished }) => finished) ?? null
}

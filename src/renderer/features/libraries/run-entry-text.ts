import type { RunEntry } from '../../../shared/contract/libraries.ts'

/** Which kind of network a run began with. */
export function startKind({ config }: RunEntry): 'drawn' | 'random' | 'own' {
  return config.start === 'drawn' || config.start === 'random' ? config.start : 'own'
}

/** The run that a library opens with: the latest that can be explored. */
export function latestFinished(runs: readonly RunEntry[]): RunEntry | null {
  return runs.findLast(({ finished }) => finished) ?? null
}

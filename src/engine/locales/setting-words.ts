import type { ShippedStart } from '../../shared/network-starts.ts'
import type { RunConfig } from '../../shared/run-config.ts'

/** Settings whose values are names to choose from. */
type Named =
  'crop' | 'whiteBalance' | 'method' | 'backbone' | 'stem' | 'features' | 'augment' | 'topicMethod' | 'device'

/** In words, what each value that has a name means. Numbers, files and hashes stand for themselves. */
export type SettingWords = { [Name in Named]: Record<RunConfig[Name], string> } & {
  start: Record<ShippedStart | 'random', string>
  topics: Record<'auto', string>
  gates: Record<'standard', string>
}

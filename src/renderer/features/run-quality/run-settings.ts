import type { RunEntry } from '../../../shared/contract/libraries.ts'
import {
  presetNames,
  resolveRunConfig,
  settingText,
  type PresetName,
  type RunConfig,
} from '../../../shared/run-config.ts'
import { settingApplies } from '../../../shared/run-config-meanings.ts'

export type SettingName = keyof RunConfig

/** In the order in which they are told: what was looked at, the network, its training, topics. */
const settingOrder = [
  'crop',
  'regions',
  'patchesPerRegion',
  'gates',
  'keepRejected',
  'whiteBalance',
  'faceParser',
  'embeddings',
  'start',
  'backbone',
  'stem',
  'features',
  'patchSize',
  'method',
  'augment',
  'epochs',
  'batch',
  'topicMethod',
  'topics',
  'minClusterSize',
  'seed',
  'device',
] as const satisfies readonly SettingName[]

/** Those that have a value and a meaning for this run. */
export function settingsOf(config: RunConfig): SettingName[] {
  return settingOrder.filter((name) => config[name] !== undefined && settingApplies(name, config))
}

/** The preset that leaves least to be said, and the settings that are not as it has them. */
export function nearestPreset(config: RunConfig): { preset: PresetName; differing: SettingName[] } {
  const { start, backbone, embeddings } = config
  const compared = presetNames.map((preset) => {
    const own = resolveRunConfig({ preset, start, backbone, embeddings })
    return { preset, differing: differingSettings(config, own) }
  })
  return compared.reduce((best, each) => (each.differing.length < best.differing.length ? each : best))
}

/** Said of every run in any case. */
const alwaysTold: readonly SettingName[] = ['start', 'epochs', 'seed']

/** What tells a run from its preset, or from another run of the library, beyond what is said of every run. */
export function tellingSettings(run: RunEntry, runs: readonly RunEntry[]): SettingName[] {
  const telling = new Set(nearestPreset(run.config).differing)
  for (const { config } of runs) for (const name of differingSettings(run.config, config)) telling.add(name)
  return settingsOf(run.config).filter((name) => telling.has(name) && !alwaysTold.includes(name))
}

function differingSettings(config: RunConfig, other: RunConfig): SettingName[] {
  return settingsOf(config).filter((name) => textOf(config[name]) !== textOf(other[name]))
}

function textOf(value: RunConfig[SettingName]): string | null {
  return value === undefined ? null : settingText(value)
}

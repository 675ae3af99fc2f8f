/** How long runs took on this machine, as an honest guide to the next one: what was measured, not what is reckoned from it. */
import type { PresetTiming } from '../../shared/contract/libraries.ts'
import type { LibraryId } from '../../shared/contract/arguments.ts'
import { asCheekboneError } from '../../shared/errors.ts'
import { presetNames, resolveRunConfig, type PresetName, type RunConfig } from '../../shared/run-config.ts'
import type { ReadOnlyLibrary } from '../store/open-library.ts'
import { timedRuns, type TimedRun } from '../store/timed-runs.ts'

/** Settings that decide how long a run over so many patches takes. */
const costly = [
  'backbone',
  'patchSize',
  'epochs',
  'batch',
  'topicMethod',
  'topics',
] as const satisfies readonly (keyof RunConfig)[]

/**
 * The latest finished run of each preset among libraries, the latest opened first. A library that cannot be opened any more says nothing.
 * @param reader opens a library, as the engine's shelf does
 */
export function presetTimings(
  libraries: readonly LibraryId[],
  reader: (id: LibraryId) => ReadOnlyLibrary,
): PresetTiming[] {
  const found = new Map<PresetName, PresetTiming>()
  for (const id of libraries) {
    if (found.size === presetNames.length) break
    for (const { config, patches, device, seconds } of runsOf(id, reader)) {
      const preset = presetOf(config)
      if (preset && !found.has(preset)) found.set(preset, { preset, patches, device, seconds })
    }
  }
  return presetNames.flatMap((preset) => found.get(preset) ?? [])
}

/** Finished runs of libraries, the latest opened library first. */
export function recordedRuns(
  libraries: readonly LibraryId[],
  reader: (id: LibraryId) => ReadOnlyLibrary,
): TimedRun[] {
  return libraries.flatMap((id) => runsOf(id, reader))
}

function runsOf(id: LibraryId, reader: (id: LibraryId) => ReadOnlyLibrary): TimedRun[] {
  try {
    return timedRuns(reader(id))
  } catch (error) {
    const { code } = asCheekboneError(error)
    if (code === 'internal') throw error
    return []
  }
}

function presetOf(config: RunConfig): PresetName | undefined {
  return presetNames.find((preset) => {
    const own = resolveRunConfig({ preset })
    return costly.every((name) => own[name] === config[name])
  })
}

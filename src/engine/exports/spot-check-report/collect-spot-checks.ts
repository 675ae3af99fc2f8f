import type { Verdict } from '../../../shared/contract/curation.ts'
import { CheekboneError } from '../../../shared/errors.ts'
import type { SpotChecker } from '../../curation/spot-checker.ts'
import type { Explorer, RunKey } from '../../explore/explorer.ts'
import { productVersion } from '../../product-version.ts'
import type { ReadOnlyLibrary } from '../../store/open-library.ts'
import { patchPixels } from '../../store/patches.ts'
import { runName } from '../../store/run-notes.ts'
import { loadVerdicts } from '../../store/verdicts.ts'
import type { JudgedPicture, SpotCheckReportData } from './report-data.ts'

export interface SpotCheckSources {
  library: ReadOnlyLibrary
  explorer: Pick<Explorer, 'material' | 'topics'>
  spotChecker: Pick<SpotChecker, 'progress' | 'samples'>
}

/** @throws CheekboneError `nothing-to-do` before any sample was opened */
export function collectSpotChecks(
  { library, explorer, spotChecker }: SpotCheckSources,
  key: RunKey,
  { title, language }: Pick<SpotCheckReportData, 'title' | 'language'>,
): SpotCheckReportData {
  const samples = spotChecker.samples(key)
  if (samples.size === 0) {
    throw new CheekboneError('nothing-to-do', 'No topic of this run has been spot-checked yet.', {
      reason: 'noSpotChecks',
      hint: 'Open the spot-check of a topic and judge some of its pictures first.',
    })
  }
  const verdicts = loadVerdicts(library, key.run)
  const { patchIds } = explorer.material(key).columns.points
  const entries = new Map(explorer.topics(key).map((entry) => [entry.topic, entry]))

  function pictureOf(position: number): Uint8Array {
    return patchPixels(library, patchIds[position]) ?? new Uint8Array()
  }

  const progress = spotChecker.progress(key)
  const topics = progress.flatMap(({ topic, judged, wanted, result }) => {
    const sample = samples.get(topic)
    const entry = entries.get(topic)
    if (!sample || !entry) return []
    const own = verdicts.get(topic) ?? new Map<number, Verdict>()
    const pictures = sample.items.flatMap(({ position, stratum }): JudgedPicture[] => {
      const verdict = own.get(position)
      const isThere = patchIds[position] !== 0
      return verdict && isThere ? [{ pixels: pictureOf(position), stratum, verdict }] : []
    })
    const { name, note, size } = entry
    return [{ topic, name, note, size, judged, wanted, result, pictures }]
  })
  return {
    language,
    title,
    version: productVersion,
    run: key.run,
    runName: runName(library, key.run),
    topics,
    unopened: progress.length - topics.length,
  }
}

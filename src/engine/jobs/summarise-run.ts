import type { RunSummary } from '../../shared/run-summary.ts'
import { countReasons, leftOutFiles } from '../curation/left-out-overview.ts'
import type { RunTally } from '../exports/tally-run.ts'
import { countDuplicates } from '../library/photos/find-duplicates.ts'
import { productVersion } from '../product-version.ts'
import { countPeople, photoLooks } from '../store/identities.ts'
import { rejectedPatches } from '../store/kept-patches.ts'
import { requireMatrix } from '../store/matrices.ts'
import type { Library, ReadOnlyLibrary } from '../store/open-library.ts'
import { countFaces, countPhotos } from '../store/photos.ts'
import { runWarnings } from '../store/runs.ts'
import { loadTopicCount } from '../store/topic-count.ts'
import { loadFindings } from '../store/topic-findings.ts'
import type { ExportRequest } from './stages/export.ts'
import type { LabelComparison } from './stages/labels.ts'
import { loadQuality } from './stages/quality.ts'

interface SummaryParts extends Pick<ExportRequest, 'run' | 'config' | 'skipped' | 'resumedFrom' | 'seconds'> {
  tally: RunTally
  compared: LabelComparison | null
  outputs: RunSummary['outputs']
}

/** All that a run found, in numbers. */
export function summariseRun(library: Library | ReadOnlyLibrary, parts: SummaryParts): RunSummary {
  const { run, config, tally, compared } = parts
  const photos = countPhotos(library, config.crop)
  const rejected = rejectedPatches(library, { crop: config.crop, reason: 'any', outsideRun: run.id })
  const findings = loadFindings(library, run.id)
  return {
    version: productVersion,
    library: library.path,
    run: run.id,
    config,
    device: run.place?.device ?? config.device,
    threads: run.place?.threads ?? null,
    resumedFrom: parts.resumedFrom,
    photos: photos.ready + photos['no-face'] + photos.unreadable,
    photosWithFace: config.crop === 'faces' ? photos.ready : 0,
    faces: countFaces(library, config.crop),
    people: countPeople(library, config.crop),
    duplicates: countDuplicates(photoLooks(library, config.crop)),
    patches: tally.patches,
    rejected: countReasons(rejected.map(({ reason }) => reason)),
    leftOut: [
      ...leftOutFiles(library, config.crop),
      ...parts.skipped.map(({ path, why }) => ({
        photo: path,
        photoId: null,
        status: 'skipped' as const,
        reason: why,
      })),
    ],
    topics: requireMatrix(library, run.id, 'mixture').cols,
    topicsInUse: tally.topics.length,
    withoutTopic: tally.withoutTopic,
    topicCount: loadTopicCount(library, run.id),
    seconds: roundSeconds(parts.seconds),
    quality: loadQuality(library, run.id),
    factors: findings?.factors ?? [],
    topicFindings: findings?.topics ?? [],
    labels: compared?.labels ?? [],
    labelNotes: compared?.notes ?? null,
    warnings: runWarnings(library, run.id),
    outputs: parts.outputs,
  }
}

function roundSeconds(seconds: RunSummary['seconds']): RunSummary['seconds'] {
  return Object.fromEntries(
    Object.entries(seconds).map(([stage, value]) => [stage, Number(value.toFixed(2))]),
  )
}

import { first } from './001-first.ts'
import { identities } from './002-identities.ts'
import { whiteBalance } from './003-white-balance.ts'
import { photoOrigin } from './004-photo-origin.ts'
import { topicFindings } from './005-topic-findings.ts'
import { topicCount } from './006-topic-count.ts'
import { curation } from './007-curation.ts'
import { regionsAndGates } from './008-regions-and-gates.ts'
import { trainingMoments } from './009-training-moments.ts'
import { photoLabels } from './010-photo-labels.ts'
import { faceParser } from './011-face-parser.ts'
import { topicEvidence } from './012-topic-evidence.ts'
import { darkGrain } from './013-dark-grain.ts'
import { keptPatches } from './014-kept-patches.ts'
import { runNotes } from './015-run-notes.ts'
import { runNames } from './016-run-names.ts'
import { runsOfPatches } from './017-runs-of-patches.ts'
import type { Migration } from './migration.ts'

/** In order, without gaps. A migration that has been released is never changed. */
export const migrations: readonly Migration[] = [
  first,
  identities,
  whiteBalance,
  photoOrigin,
  topicFindings,
  topicCount,
  curation,
  regionsAndGates,
  trainingMoments,
  photoLabels,
  faceParser,
  topicEvidence,
  darkGrain,
  keptPatches,
  runNotes,
  runNames,
  runsOfPatches,
]
export const latestVersion = migrations[migrations.length - 1].version

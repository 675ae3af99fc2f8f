import type { PageLanguage } from '../../shared/host-info.ts'
import { eachSkinAttribute, type SkinAttributes } from '../../shared/domain.ts'
import { startFileName } from '../../shared/network-starts.ts'
import { settingText, type RunConfig } from '../../shared/run-config.ts'
import { settingApplies } from '../../shared/run-config-meanings.ts'
import type { LabelReport, Quality, QualityTable, RunSummary } from '../../shared/run-summary.ts'
import type { TopicFinding } from '../../shared/topic-factors.ts'
import { stageNames } from '../../shared/stage-progress.ts'
import { personsOfPatches } from '../store/identities.ts'
import type { Library, ReadOnlyLibrary } from '../store/open-library.ts'
import { patchPixels } from '../store/patches.ts'
import { runName, runNote } from '../store/run-notes.ts'
import type { StoredRun } from '../store/runs.ts'
import { trainingSteps } from '../store/training-log.ts'
import { topicsInUse } from '../topics/assign-topics.ts'
import { leftOutPatches, type PlacedPatch } from './patch-rows.ts'
import type { MeasureName } from './report/measures.ts'
import type {
  LabelAgreement,
  QualityRow,
  ReportData,
  ReportSetting,
  ReportStage,
  ReportTopic,
} from './report/report-data.ts'

interface ReportParts {
  run: StoredRun
  summary: RunSummary
  placed: readonly PlacedPatch[]
  title: string
  language: PageLanguage
}

/** More than a report shows of one topic. */
const exemplarsPerTopic = 16

/** Gathers what a report shows of a finished run. */
export function collectReport(
  library: Library | ReadOnlyLibrary,
  { run, summary, placed, title, language }: ReportParts,
): ReportData {
  const rejected = leftOutPatches(library, summary.config.crop, placed)
  return {
    language,
    title,
    runName: runName(library, run.id),
    note: runNote(library, run.id),
    version: summary.version,
    counts: {
      photos: summary.photos,
      photosWithFace: summary.photosWithFace,
      faces: summary.faces,
      patches: summary.patches,
      rejectedPatches: rejected.length,
      withoutTopic: summary.withoutTopic,
    },
    settings: Object.entries(summary.config)
      .filter(([name]) => settingApplies(name, summary.config))
      .map(([name, value]) => ({
        name,
        value:
          name === 'start'
            ? (startFileName(summary.config.start) ?? summary.config.start)
            : reportValue(value),
      })),
    device: summary.device,
    stages: reportStages(summary),
    lossCurve: trainingSteps(library, run.id).map(({ step, loss, spread, learningRate }) => ({
      step,
      loss,
      spread,
      learningRate,
    })),
    warnings: summary.warnings,
    map: placed.map(({ x, y, assignment }) => ({ x, y, topic: assignment.topic })),
    topicCount: summary.topicCount,
    topics: reportTopics(library, { placed, findings: summary.topicFindings }),
    leftOutPhotos: summary.leftOut.map(({ photo, reason }) => ({ photo, reason })),
    rejectedPatches: rejected.flatMap(({ id, photo, region, rejected: reason }) =>
      reason === null
        ? []
        : [{ pixels: patchPixels(library, id) ?? new Uint8Array(), photo, region, reason }],
    ),
    quality: qualityRows(summary.quality),
    factors: summary.factors,
    labels: summary.labels.map(labelAgreement),
    labelNotes: summary.labelNotes,
  }
}

function reportStages({ seconds, photos, patches }: RunSummary): ReportStage[] {
  return stageNames.flatMap((stage) => {
    const took = seconds[stage]
    if (took === undefined) return []
    const through =
      stage === 'import'
        ? ({ count: photos, unit: 'photos' } as const)
        : ({ count: patches, unit: 'patches' } as const)
    return [{ stage, seconds: took, ...through }]
  })
}

function reportTopics(
  library: Library | ReadOnlyLibrary,
  { placed, findings }: { placed: readonly PlacedPatch[]; findings: readonly TopicFinding[] },
): ReportTopic[] {
  const persons = personsOfPatches(library)
  const findingOf = new Map(findings.map((finding) => [finding.topic, finding]))
  return topicsInUse(placed.map(({ assignment }) => assignment)).map(({ topic, size, members }) => ({
    id: topic,
    name: '',
    size,
    share: size / placed.length,
    people: distinct(members.map((row) => persons.get(placed[row].patch.id))),
    finding: findingOf.get(topic),
    attributes: meanAttributes(members.map((row) => placed[row].patch.attributes)),
    exemplars: members.slice(0, exemplarsPerTopic).map((row) => {
      const { patch, assignment } = placed[row]
      return {
        pixels: patchPixels(library, patch.id) ?? new Uint8Array(),
        photo: patch.photo,
        region: patch.region,
        probability: assignment.probability,
      }
    }),
  }))
}

/** Undefined when one of them is not known. */
function distinct(persons: readonly (number | undefined)[]): number | undefined {
  return persons.includes(undefined) ? undefined : new Set(persons).size
}

/** Over the patches that have the attribute; NaN when none has. */
function meanAttributes(all: readonly SkinAttributes[]): SkinAttributes {
  return eachSkinAttribute((name) => {
    const values = all.map((attributes) => attributes[name]).filter(Number.isFinite)
    return values.reduce((sum, value) => sum + value / values.length, values.length > 0 ? 0 : Number.NaN)
  })
}

function qualityRows({ trained, untrained, statistics }: QualityTable): QualityRow[] {
  const row = (measure: MeasureName, name: keyof typeof trained, chance: number | null): QualityRow => ({
    measure,
    thisRun: trained[name],
    untrainedBackbone: untrained[name],
    plainStatistics: statistics[name],
    chance,
  })
  return [
    row('cheeksSameTopic', 'cheeksSameTopic', trained.cheeksSameTopicChance),
    row('cheekRetrievalRank', 'cheekMeanRank', trained.cheekMeanRankChance),
    row('cheekFirstHit', 'cheekFirstHit', trained.cheekFirstHitChance),
    row('cheekFirstHitOtherLight', 'cheekFirstHitOtherLight', trained.cheekFirstHitOtherLightChance),
    row('silhouette', 'silhouette', 0),
    row('trustworthiness', 'trustworthiness', 0.5),
    row('continuity', 'continuity', 0.5),
    row('coherence', 'coherence', trained.coherenceChance),
    {
      measure: 'exclusivity',
      thisRun: beyondChance(trained),
      untrainedBackbone: beyondChance(untrained),
      plainStatistics: beyondChance(statistics),
      chance: 0,
    },
    row('stability', 'stabilityAri', 0),
  ]
}

/** Few topics share fewer features, so that only what lies beyond chance can be compared between representations. */
function beyondChance({ exclusivity, exclusivityChance }: Quality): number | null {
  if (exclusivity === null || exclusivityChance === null || exclusivityChance === 1) return null
  return (exclusivity - exclusivityChance) / (1 - exclusivityChance)
}

function labelAgreement({ column, labels, patches, majorityBaseline, scores }: LabelReport): LabelAgreement {
  const row = (
    measure: MeasureName,
    name: keyof typeof scores.trained,
    chance: number | null,
  ): QualityRow => ({
    measure,
    thisRun: scores.trained[name],
    untrainedBackbone: scores.untrained[name],
    plainStatistics: scores.statistics[name],
    chance,
  })
  return {
    column,
    labels,
    patches,
    rows: [
      row('topicNmi', 'nmi', scores.trained.nmiChance),
      row('topicAri', 'ari', 0),
      row('embeddingKnn', 'knnAccuracy', majorityBaseline),
      row('neighbourRank', 'knnRankCorrelation', 0),
      row('linearReadOut', 'readOutR2', 0),
    ].filter(({ thisRun, untrainedBackbone, plainStatistics }) =>
      [thisRun, untrainedBackbone, plainStatistics].some((value) => value !== null),
    ),
  }
}

function reportValue(value: RunConfig[keyof RunConfig]): ReportSetting['value'] {
  return typeof value === 'object' || value === undefined ? settingText(value) : value
}

import type { PageLanguage } from '../../shared/host-info.ts'
import { startFileName } from '../../shared/network-starts.ts'
import { settingText, type RunConfig } from '../../shared/run-config.ts'
import { settingApplies } from '../../shared/run-config-meanings.ts'
import type { LabelReport, Quality, QualityTable, RunSummary } from '../../shared/run-summary.ts'
import type { TopicFinding } from '../../shared/topic-factors.ts'
import { stageNames } from '../../shared/stage-progress.ts'
import { rejectedPatches } from '../store/kept-patches.ts'
import type { Library, ReadOnlyLibrary } from '../store/open-library.ts'
import { patchPixels } from '../store/patches.ts'
import { runName, runNote } from '../store/run-notes.ts'
import type { StoredRun } from '../store/runs.ts'
import { trainingSteps } from '../store/training-log.ts'
import { picturedLeftOut } from './pictured-left-out.ts'
import type { MeasureName } from './report/measures.ts'
import type {
  LabelAgreement,
  QualityRow,
  ReportData,
  ReportSetting,
  ReportStage,
  ReportTopic,
} from './report/report-data.ts'
import type { RunTally } from './tally-run.ts'

interface ReportParts {
  run: StoredRun
  summary: RunSummary
  tally: RunTally
  title: string
  language: PageLanguage
}

/** Gathers what a report shows of a finished run. */
export function collectReport(
  library: Library | ReadOnlyLibrary,
  { run, summary, tally, title, language }: ReportParts,
): ReportData {
  const rejected = rejectedPatches(library, {
    crop: summary.config.crop,
    reason: 'any',
    outsideRun: run.id,
  })
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
    map: tally.map,
    topicCount: summary.topicCount,
    topics: reportTopics(library, { tally, findings: summary.topicFindings }),
    leftOutPhotos: summary.leftOut.map(({ photo, reason }) => ({ photo, reason })),
    rejectedPatches: picturedLeftOut(library, rejected),
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
  { tally, findings }: { tally: RunTally; findings: readonly TopicFinding[] },
): ReportTopic[] {
  const findingOf = new Map(findings.map((finding) => [finding.topic, finding]))
  return tally.topics.map(({ topic, size, people, attributes, exemplars }) => ({
    id: topic,
    name: '',
    size,
    share: size / tally.patches,
    people,
    finding: findingOf.get(topic),
    attributes,
    exemplars: exemplars.map(({ patch, assignment }) => ({
      pixels: patchPixels(library, patch.id) ?? new Uint8Array(),
      photo: patch.photo,
      region: patch.region,
      probability: assignment.probability,
    })),
  }))
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

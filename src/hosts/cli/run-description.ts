import { rejectReasons, rejectTitles } from '../../shared/domain.ts'
import {
  representations,
  type LabelNotes,
  type LabelReport,
  type RunSummary,
} from '../../shared/run-summary.ts'
import { suspicionSentence } from '../../shared/topic-suspicion.ts'
import { formatSeconds } from './progress-display.ts'

/** What a run found, for a person at a terminal. */
export function describeRun(summary: RunSummary): string {
  return [
    '',
    ...describeCounts(summary),
    ...describeSuspicions(summary),
    ...summary.labels.flatMap(describeLabels),
    ...describeLabelNotes(summary.labelNotes, 'explored'),
    '',
    `CSV:     ${summary.outputs.csv}`,
    `Report:  ${summary.outputs.report}`,
    '',
  ].join('\n')
}

/** Topics that look as if they were none of skin. */
function describeSuspicions({ topicFindings }: RunSummary): string[] {
  const warnings = topicFindings.flatMap(({ topic, warning }) =>
    warning ? suspicionSentence(topic, warning) : [],
  )
  if (warnings.length === 0) return []
  const few = warnings.slice(0, mostWarnings).map((warning) => `  ${warning}`)
  const more = warnings.length - few.length
  return [
    'Not every topic looks like skin:',
    ...few,
    ...(more > 0 ? [`  and ${more} more, all in the report`] : []),
  ]
}

const mostListed = 20
const mostWarnings = 5

function describeCounts(summary: RunSummary): string[] {
  const {
    photos,
    photosWithFace,
    faces,
    patches,
    rejected,
    leftOut,
    topics,
    topicsInUse,
    config,
    seconds,
    withoutTopic,
    topicCount,
  } = summary
  const whole = config.crop === 'whole'
  const rejections = rejectReasons
    .filter((reason) => rejected[reason])
    .map((reason) => `${rejectTitles[reason].toLowerCase()} ${rejected[reason]}`)
  const lines = [
    whole
      ? `${photos} photos, each taken whole`
      : `${photos} photos, ${photosWithFace} with a face, ${faces} faces`,
    ...describePeople(summary),
    `${patches} skin patches kept${rejections.length > 0 ? `; left out: ${rejections.join(', ')}` : ''}`,
    `${topicsInUse} of ${topics} topics in use${withoutTopic > 0 ? `; ${withoutTopic} patches in none` : ''}`,
    ...(topicCount ? [topicCount.sentence] : []),
    `${formatSeconds(Object.values(seconds).reduce((sum, each) => sum + each, 0))} in all on ${summary.device}`,
  ]
  if (leftOut.length > 0) {
    lines.push(`${leftOut.length} photos gave no patch:`)
    for (const { photo, reason } of leftOut.slice(0, mostListed))
      lines.push(`  ${JSON.stringify(photo)}: ${reason}`)
    if (leftOut.length > mostListed)
      lines.push(`  and ${leftOut.length - mostListed} more, all in the report`)
  }
  return lines
}

function describePeople({ people, duplicates: { exact, near } }: RunSummary): string[] {
  const found = []
  if (people !== null) found.push(`${people} different ${people === 1 ? 'person' : 'people'}`)
  if (exact > 0) found.push(`exact copies: ${exact}`)
  if (near > 0) found.push(`photos that look like another: ${near}`)
  return found.length > 0 ? [found.join(', ')] : []
}

const representationTitles = {
  trained: 'this run',
  untrained: 'untrained network',
  statistics: 'plain statistics',
} as const

function describeLabels({ column, labels, patches, majorityBaseline, scores }: LabelReport): string[] {
  const areNumbers = scores.trained.readOutR2 !== null
  const rows = representations.map((name) => {
    const { nmi, ari, knnAccuracy, knnBalancedAccuracy, knnRankCorrelation, readOutR2 } = scores[name]
    const ofNumbers = areNumbers ? [knnRankCorrelation, readOutR2] : []
    return `  ${representationTitles[name].padEnd(20)}${[nmi, ari, knnAccuracy, knnBalancedAccuracy, ...ofNumbers].map(cell).join('')}`
  })
  const titles = [
    'topic NMI',
    'topic ARI',
    '5-NN',
    'balanced',
    ...(areNumbers ? ['Spearman', 'linear R2'] : []),
  ].map((title) => title.padStart(10))
  const chance = [scores.trained.nmiChance, 0, majorityBaseline, 1 / labels, ...(areNumbers ? [0, 0] : [])]
  return [
    '',
    `How well "${column}" is matched (${patches} patches, ${labels} labels)`,
    `  ${''.padEnd(20)}${titles.join('')}`,
    ...rows,
    `  ${'chance'.padEnd(20)}${chance.map(cell).join('')}`,
  ]
}

/** What of the label file was passed over. @param which photos the labels are for */
export function describeLabelNotes(notes: LabelNotes | null, which: 'explored' | 'listed'): string[] {
  if (notes === null) return []
  const { rows, photos, naming, contradicted } = notes
  const sentences = [
    ...naming.map(
      (name) =>
        `"${name}" is different for every photo, so it names photos instead of labelling them: not compared.`,
    ),
    ...(rows > 0
      ? [`${rows} ${rows === 1 ? 'row of labels fits' : 'rows of labels fit'} no ${which} photo.`]
      : []),
    ...(photos > 0
      ? [`${photos} ${which} ${photos === 1 ? 'photo has' : 'photos have'} no row of labels.`]
      : []),
    ...(contradicted > 0
      ? [
          `${contradicted} ${contradicted === 1 ? 'photo has' : 'photos have'} several rows of labels that do not say the same; the last one counts.`,
        ]
      : []),
  ]
  return sentences.length > 0 ? ['', ...sentences] : []
}

function cell(value: number | null): string {
  return (value === null ? '-' : value.toFixed(3)).padStart(10)
}

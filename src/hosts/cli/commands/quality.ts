import { Option, type Command } from 'commander'
import type { FileMeasures } from '../../../shared/contract/interchange.ts'
import { featureMeasureNames } from '../../../shared/run-summary.ts'
import { absolute, arrayOptions, runArrayCommand, type ArrayFlags } from '../array-command.ts'
import { describeLabelNotes } from '../run-description.ts'

interface QualityFlags extends ArrayFlags {
  labels?: string
  topics?: string
  map?: string
  ids?: string
}

const examples = `
Examples:
  cheekbone quality --features features.npy --labels labels.csv
  cheekbone quality --features features.npy --topics mixture.npy --map map.npy --ids ids.csv --labels scores.csv --json

What the measures mean: docs/quality.md. "-" stands for what does not apply, for example without --topics or --map.`

export function addQualityCommand(program: Command): void {
  const command = program
    .command('quality')
    .description('measures features, topics and maps in files, without labels and against them')
  const options = [
    ...arrayOptions(),
    new Option(
      '--labels <L.csv>',
      'labels, a row for each row of the features; with --ids a table of photos',
    ),
    new Option('--topics <T.npy>', 'weights [rows, topics], or a topic of each row, -1 for none'),
    new Option('--map <M.npy>', 'places [rows, 2]'),
    new Option('--ids <ids.csv>', 'photo, face and region of each row: photos are kept apart, cheeks paired'),
  ]
  for (const option of options) command.addOption(option)
  command.addHelpText('after', examples).action((flags: QualityFlags) => {
    const { features, labels, topics, map, ids, seed, device, threads } = flags
    const files = {
      features: absolute(features),
      labels: absolute(labels),
      topics: absolute(topics),
      map: absolute(map),
      ids: absolute(ids),
    }
    return runArrayCommand({
      command: 'quality',
      title: 'Measuring quality',
      json: flags.json,
      work: (engine, context) => engine.job('features.measure', { ...files, seed, device, threads }, context),
      describe: describeMeasures,
    })
  })
}

const scoreNames = [
  'nmi',
  'nmiChance',
  'ari',
  'knnAccuracy',
  'knnBalancedAccuracy',
  'majorityBaseline',
  'knnRankCorrelation',
  'readOutR2',
] as const

/** For a person at a terminal. */
export function describeMeasures({ rows, cols, quality, labels, labelNotes }: FileMeasures): string {
  const lines = [
    `${rows} rows of ${cols} columns`,
    ...featureMeasureNames.map((name) => line(name, quality[name])),
    ...labels.flatMap((column) => [
      '',
      `${column.column}: ${column.patches} rows with a label, ${column.labels} different ones`,
      ...scoreNames.map((name) => line(name, column[name])),
    ]),
    ...describeLabelNotes(labelNotes, 'listed'),
  ]
  return `${lines.join('\n')}\n`
}

function line(name: string, value: number | null): string {
  return `  ${name.padEnd(26)}${value === null ? '-' : String(Number(value.toPrecision(4)))}`
}

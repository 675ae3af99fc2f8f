import { Option, type Command } from 'commander'
import { mapStartNames, type MapOfFile } from '../../../shared/contract/interchange.ts'
import {
  absolute,
  arrayOptions,
  metricOption,
  outOption,
  runArrayCommand,
  standardiseOption,
  type ArrayFlags,
} from '../array-command.ts'
import { realNumber, wholeNumber } from '../options.ts'

interface MapFlags extends ArrayFlags {
  out: string
  neighbours: number
  minDist: number
  metric: MapOfFile['metric']
  standardise: boolean
  epochs?: number
  start: MapOfFile['start']
}

export function addUmapCommand(program: Command): void {
  const command = program.command('umap').description('a map of features: similar rows lie close together')
  const options = [
    ...arrayOptions(),
    outOption('places, float32 [rows, 2]'),
    new Option('--neighbours <number>', 'size of a neighbourhood, the row itself included')
      .argParser(wholeNumber(2, 1000))
      .default(15),
    new Option('--min-dist <number>', 'how close rows may lie').argParser(realNumber(0, 10)).default(0.1),
    metricOption(),
    standardiseOption(),
    new Option(
      '--epochs <number>',
      'rounds of the layout (default: 500 up to 10,000 rows, 200 beyond)',
    ).argParser(wholeNumber(1, 100_000)),
    new Option('--start <kind>', 'where the layout begins').choices(mapStartNames).default('pca'),
  ]
  for (const option of options) command.addOption(option)
  command
    .addHelpText(
      'after',
      '\nExample:\n  cheekbone umap --features features.npy --metric cosine --standardise --out map.npy',
    )
    .action((flags: MapFlags) => {
      const {
        features,
        out,
        neighbours,
        minDist,
        metric,
        standardise,
        epochs,
        start,
        seed,
        device,
        threads,
      } = flags
      const task = { neighbours, minDist, metric, standardise, epochs, start, seed, device, threads }
      return runArrayCommand({
        command: 'umap',
        title: 'Laying out the map',
        json: flags.json,
        work: (engine, context) =>
          engine.job('features.map', { ...task, features: absolute(features), out: absolute(out) }, context),
        describe: ({ rows }) => `Places of ${rows} rows written to ${out}\n`,
      })
    })
}

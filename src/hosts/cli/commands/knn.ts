import { Option, type Command } from 'commander'
import type { NeighboursOfFile } from '../../../shared/contract/interchange.ts'
import {
  absolute,
  arrayOptions,
  metricOption,
  outOption,
  runArrayCommand,
  standardiseOption,
  type ArrayFlags,
} from '../array-command.ts'
import { wholeNumber } from '../options.ts'

interface NeighbourFlags extends ArrayFlags {
  out: string
  distances?: string
  k: number
  metric: NeighboursOfFile['metric']
  standardise: boolean
  approximate: boolean
}

export function addKnnCommand(program: Command): void {
  const command = program.command('knn').description('nearest rows of every row of features')
  const options = [
    ...arrayOptions(),
    outOption('row numbers, int32 [rows, k], nearest first, without the row itself'),
    new Option('--k <number>', 'neighbours of each row').argParser(wholeNumber(1, 10_000)).default(15),
    metricOption(),
    standardiseOption(),
    new Option(
      '--approximate',
      'find nearly all of them, in a fraction of the time for very many rows',
    ).default(false),
    new Option('--distances <D.npy>', 'distances, float32 [rows, k]'),
  ]
  for (const option of options) command.addOption(option)
  command
    .addHelpText(
      'after',
      '\nExample:\n  cheekbone knn --features features.npy --k 15 --out nearest.npy --distances far.npy',
    )
    .action((flags: NeighbourFlags) => {
      const { features, out, distances, k, metric, standardise, approximate, seed, device, threads } = flags
      const task = { k, metric, standardise, approximate, seed, device, threads }
      const files = { features: absolute(features), out: absolute(out), distances: absolute(distances) }
      return runArrayCommand({
        command: 'knn',
        title: 'Finding nearest rows',
        json: flags.json,
        work: (engine, context) => engine.job('features.neighbours', { ...task, ...files }, context),
        describe: (found) =>
          `${found.k} ${found.exact ? '' : 'approximate '}neighbours of ${found.rows} rows written to ${out}\n`,
      })
    })
}

/** `lda`, `kmeans`, `gmm` and `hdbscan`: topics of features in a file. */
import { Option, type Command } from 'commander'
import type { TopicsOfFile, TopicsWritten } from '../../../shared/contract/interchange.ts'
import {
  absolute,
  arrayOptions,
  outOption,
  runArrayCommand,
  standardiseOption,
  type ArrayFlags,
} from '../array-command.ts'
import { minClusterSizeOption, wholeNumber } from '../options.ts'

interface TopicFlags extends ArrayFlags {
  out: string
  topics?: number
  standardise?: boolean
  components?: string
  passes?: number
  learning?: 'batch' | 'online'
  batch?: number
  counts?: 'contrast' | 'raw'
  minClusterSize?: number
}

const topicsOption = () =>
  new Option('--topics <number>', 'topics to look for').argParser(wholeNumber(1, 100_000)).default(60)

const componentsOption = (what: string) => new Option('--components <C.npy>', what)

export function addTopicsOfFileCommands(program: Command): void {
  addMethod(program, 'lda', {
    description: 'topics of features by latent Dirichlet allocation; rows are read as they are needed',
    out: 'weights of topics, float32 [rows, topics], rows sum to 1',
    options: [
      topicsOption(),
      new Option('--passes <number>', 'passes over all rows at most')
        .argParser(wholeNumber(1, 100_000))
        .default(50),
      new Option('--learning <kind>', 'update topics after all rows, or after each batch')
        .choices(['batch', 'online'])
        .default('batch'),
      new Option('--batch <rows>', 'rows of an online update')
        .argParser(wholeNumber(1, 1_000_000))
        .default(128),
      new Option(
        '--counts <kind>',
        'scale features as a run does, or take them as counts that they are already',
      )
        .choices(['contrast', 'raw'])
        .default('contrast'),
      componentsOption('the topics: pseudo-counts, float32 [topics, columns]'),
    ],
    example:
      'cheekbone lda --features features.npy --topics 200 --out mixture.npy --components topics.npy --json',
  })
  addMethod(program, 'kmeans', {
    description: 'groups of features by k-means, k-means++ starts',
    out: 'group of each row, int32 [rows]',
    options: [
      topicsOption(),
      standardiseOption(),
      componentsOption('the centres, float32 [topics, columns]'),
    ],
    example: 'cheekbone kmeans --features features.npy --topics 30 --out groups.npy --components centres.npy',
  })
  addMethod(program, 'gmm', {
    description: 'topics of features by a mixture of Gaussians with diagonal covariances',
    out: 'probabilities of the Gaussians, float32 [rows, topics], rows sum to 1',
    options: [topicsOption(), standardiseOption(), componentsOption('the means, float32 [topics, columns]')],
    example: 'cheekbone gmm --features features.npy --topics 30 --standardise --out weights.npy',
  })
  addMethod(program, 'hdbscan', {
    description:
      'groups of features where they lie dense; best with few columns, such as a map or principal components',
    out: 'group of each row, int32 [rows], -1 for none',
    options: [standardiseOption(), minClusterSizeOption('rows')],
    example: 'cheekbone hdbscan --features map.npy --min-cluster-size 20 --out groups.npy',
  })
}

interface MethodCommand {
  description: string
  out: string
  options: Option[]
  example: string
}

function addMethod(
  program: Command,
  method: TopicsOfFile['method'],
  { description, out, options, example }: MethodCommand,
): void {
  const command = program.command(method).description(description)
  for (const option of [...arrayOptions(), outOption(out), ...options]) command.addOption(option)
  command.addHelpText('after', `\nExample:\n  ${example}`).action((flags: TopicFlags) =>
    runArrayCommand({
      command: method,
      title: 'Finding topics',
      json: flags.json,
      work: (engine, context) => engine.job('features.topics', taskOf(method, flags), context),
      describe: (found) => describe(found, flags.out),
    }),
  )
}

function taskOf(method: TopicsOfFile['method'], flags: TopicFlags): TopicsOfFile {
  const { seed, device, threads, topics = 1, standardise = false, minClusterSize } = flags
  const { learning = 'batch', passes = 50, batch = 128, counts = 'contrast' } = flags
  return {
    method,
    seed,
    device,
    threads,
    topics,
    standardise,
    minClusterSize,
    features: absolute(flags.features),
    out: absolute(flags.out),
    components: absolute(flags.components),
    lda: { learning, passes, batch, counts },
  }
}

function describe(found: TopicsWritten, out: string): string {
  const { rows, cols, topics, topicsInUse, withoutTopic, perplexity, passes, inertia } = found
  const parts = [
    `${rows} rows of ${cols} columns: ${topicsInUse} of ${topics} topics in use`,
    ...(perplexity === null ? [] : [`perplexity ${perplexity.toFixed(2)} after ${passes} passes`]),
    ...(inertia === null ? [] : [`inertia ${inertia.toPrecision(6)}`]),
    ...(withoutTopic === 0 ? [] : [`${withoutTopic} rows in none`]),
  ]
  return `${parts.join(', ')}\nWritten to ${out}\n`
}

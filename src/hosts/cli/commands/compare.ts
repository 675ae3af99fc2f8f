import { resolve } from 'node:path'
import { InvalidArgumentError, type Command } from 'commander'
import type { RunEntry } from '../../../shared/contract/libraries.ts'
import type { RunComparison } from '../../../shared/contract/runs.ts'
import { withEngine } from '../engine-client.ts'

const mostListed = 20

export function addRunsCommand(program: Command): void {
  program
    .command('runs')
    .description('lists the runs of a library, latest last')
    .argument('<library>', 'a library file')
    .option('--json', 'one line of JSON')
    .addHelpText('after', '\nExample:\n  cheekbone runs faces.cheekbone')
    .action(async (file: string, { json }: { json?: boolean }) => {
      const runs = await withEngine((engine, signal) =>
        engine.job('runs.list', { library: resolve(file) }, { signal }),
      )
      process.stdout.write(json ? `${JSON.stringify(runs)}\n` : describeRuns(runs))
    })
}

export function addCompareCommand(program: Command): void {
  program
    .command('compare')
    .description('holds two runs of a library against each other: topics, patches that moved, maps')
    .argument('<library>', 'a library file')
    .requiredOption('--runs <A,B>', 'two of the numbers that "cheekbone runs" lists', twoRuns)
    .option('--json', 'one line of JSON')
    .addHelpText('after', '\nExample:\n  cheekbone compare faces.cheekbone --runs 1,2')
    .action(async (file: string, { runs, json }: { runs: [number, number]; json?: boolean }) => {
      const found = await withEngine((engine, signal) =>
        engine.job('runs.compare', { library: resolve(file), runs }, { signal }),
      )
      process.stdout.write(json ? `${JSON.stringify(withoutColumns(found))}\n` : describeComparison(found))
    })
}

/** Of `1,2`. @throws InvalidArgumentError for anything but two numbers that differ */
export function twoRuns(text: string): [number, number] {
  const numbers = /^(\d+),(\d+)$/.exec(text)
  const [first, second] = [Number(numbers?.[1]), Number(numbers?.[2])]
  if (!(first > 0 && second > 0) || !Number.isSafeInteger(first) || !Number.isSafeInteger(second))
    throw new InvalidArgumentError('Give two numbers of runs, such as 1,2.')
  if (first === second) throw new InvalidArgumentError('Give two different runs, such as 1,2.')
  return [first, second]
}

function describeRuns(runs: readonly RunEntry[]): string {
  if (runs.length === 0) return 'No run has been begun yet.\n'
  const lines = runs.map(({ id, config, patches, finished, topicsInUse, name, note }) => {
    const training = config.epochs === 0 ? 'not trained' : `${config.epochs} epochs`
    const standing = finished ? `${topicsInUse ?? 0} topics in use` : 'not finished'
    const seen = config.embeddings ?? `${config.backbone}, ${training}`
    const called = name === '' ? '' : `${name}: `
    return `${String(id).padStart(4)}  ${called}${seen}, topics ${config.topics}, seed ${config.seed}: ${patches} patches, ${standing}${noted(note)}`
  })
  return `${lines.join('\n')}\n`
}

/** Under its run. */
function noted(note: string): string {
  return note
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => `\n      ${line}`)
    .join('')
}

/** Numbers for people and programs; the columns of places are for the map of an application. */
function withoutColumns(
  comparison: RunComparison,
): Omit<RunComparison, 'patchIds' | 'firstMap' | 'secondMap' | 'firstTopics' | 'secondTopics'> {
  const { runs, names, patches, onlyInFirst, onlyInSecond, ari, nmi, matched, unmatched } = comparison
  const { moved, mapDisparity, mapMirrored } = comparison
  return {
    runs,
    names,
    patches,
    onlyInFirst,
    onlyInSecond,
    ari,
    nmi,
    matched,
    unmatched,
    moved,
    mapDisparity,
    mapMirrored,
  }
}

function describeComparison(found: RunComparison): string {
  const [first, second] = found.runs
  const { patches, onlyInFirst, onlyInSecond, matched, unmatched, moved } = found
  const alone = (topics: readonly number[], run: number): string[] =>
    topics.length === 0 ? [] : [`Topics of run ${run} without a counterpart: ${topics.join(', ')}`]
  const lines = [
    ...found.runs.flatMap((run, at) => (found.names[at] === '' ? [] : [`Run ${run}: ${found.names[at]}`])),
    `${patches} patches in both runs; ${onlyInFirst} only in run ${first}, ${onlyInSecond} only in run ${second}`,
    `Agreement of topics: ARI ${found.ari.toFixed(3)}, NMI ${found.nmi.toFixed(3)}`,
    `${moved.length} patches moved to another topic (${Math.round((100 * moved.length) / patches)} %)`,
    `Maps differ by ${found.mapDisparity.toFixed(3)} of 1${found.mapMirrored ? ', one is the mirror image of the other' : ''}`,
    '',
    `Topic of run ${first}, its counterpart in run ${second}, patches of each, shared patches`,
    ...matched
      .slice(0, mostListed)
      .map((pair) =>
        [pair.first, pair.second, pair.firstSize, pair.secondSize, pair.shared]
          .map((value) => String(value).padStart(7))
          .join(''),
      ),
    ...(matched.length > mostListed ? [`  and ${matched.length - mostListed} more; --json has all`] : []),
    ...alone(unmatched.first, first),
    ...alone(unmatched.second, second),
  ]
  return `${lines.join('\n')}\n`
}

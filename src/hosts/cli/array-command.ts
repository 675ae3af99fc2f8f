/** What commands on arrays of numbers share: options, progress, and one line at the end. */
import { resolve } from 'node:path'
import { Option } from 'commander'
import type { EngineContract } from '../../shared/contract.ts'
import type { Progress } from '../../shared/progress.ts'
import type { Client } from '../../shared/rpc/client.ts'
import { runConfigSchema, type RunConfig } from '../../shared/run-config.ts'
import { withEngine } from './engine-client.ts'
import { seedOption, wholeNumber } from './options.ts'
import { createProgressDisplay } from './progress-display.ts'

/** What `arrayOptions` gives. */
export interface ArrayFlags {
  features: string
  seed: number
  device: RunConfig['device']
  threads?: number
  json?: boolean
}

export function arrayOptions(): Option[] {
  return [
    new Option('--features <F.npy>', 'numbers, a row for each patch').makeOptionMandatory(),
    seedOption(),
    new Option('--device <name>', 'where to compute')
      .choices(runConfigSchema.shape.device.options)
      .default('auto'),
    new Option('--threads <number>', 'on the CPU (default: all cores)').argParser(wholeNumber(1, 256)),
    new Option('--json', 'one line of JSON at the end of standard output'),
  ]
}

export const standardiseOption = () =>
  new Option('--standardise', 'bring each column to mean 0 and deviation 1 first, as a run does').default(
    false,
  )

export const metricOption = () =>
  new Option('--metric <name>', 'how far rows are from each other')
    .choices(['euclidean', 'cosine'])
    .default('euclidean')

export function outOption(what: string): Option {
  return new Option('--out <X.npy>', what).makeOptionMandatory()
}

export function absolute(file: string): string
export function absolute(file: string | undefined): string | undefined
export function absolute(file: string | undefined): string | undefined {
  return file === undefined ? undefined : resolve(file)
}

interface ArrayWork<Answer extends object> {
  /** As the person calls it; `command` of the JSON. */
  command: string
  /** Shown while it runs. */
  title: string
  json: boolean | undefined
  work: (
    engine: Client<EngineContract>,
    options: { signal: AbortSignal; onProgress: (progress: Progress) => void },
  ) => Promise<Answer>
  /** For people, with its line end. */
  describe: (answer: Answer) => string
}

/** Runs the work with progress on standard error, and says on standard output what came of it. */
export async function runArrayCommand<Answer extends object>(wanted: ArrayWork<Answer>): Promise<void> {
  const { command, title, json, work, describe } = wanted
  const display = createProgressDisplay(process.stderr, () => performance.now())
  const began = performance.now()
  try {
    const answer = await withEngine((engine, signal) =>
      work(engine, { signal, onProgress: (progress) => display.showPart(title, progress) }),
    )
    display.end()
    const seconds = Math.round(performance.now() - began) / 1000
    const peakRssMb = Math.round(process.resourceUsage().maxRSS / 1024)
    process.stdout.write(
      json ? `${JSON.stringify({ command, ...answer, seconds, peakRssMb })}\n` : describe(answer),
    )
  } finally {
    display.end()
  }
}

import { resolve } from 'node:path'
import type { Command } from 'commander'
import { z } from 'zod'
import type { PageLanguage } from '../../../shared/host-info.ts'
import { isStartFile } from '../../../shared/network-starts.ts'
import { runChoicesSchema, type RunChoices } from '../../../shared/run-config.ts'
import type { RunSummary } from '../../../shared/run-summary.ts'
import { defaultLibrary, defaultOut } from '../default-paths.ts'
import { withEngine } from '../engine-client.ts'
import { languageOption, runOptions, wholeNumber } from '../options.ts'
import { createProgressDisplay } from '../progress-display.ts'
import { describeRun } from '../run-description.ts'

type RunFlags = RunChoices & {
  library?: string
  out?: string
  labels?: string
  faceParser?: string
  gate?: RunChoices['gates']
  checkpointSeconds?: number
  identity?: boolean
  language?: PageLanguage
  json?: boolean
}

const examples = `
Examples:
  cheekbone run photos                            topics, map, CSV and report in ./cheekbone-photos
  cheekbone run photos --preset standard --out results
  cheekbone run crops --crop whole --labels folder
  cheekbone run photos --labels scores.csv --json | tail -1

A run that was stopped goes on when the same command is given again. Exit codes: 0 done, 1 failed, 2 wrong use.`

export function addRunCommand(program: Command): void {
  const command = program
    .command('run')
    .description('photos in; faces, patches, a trained network, topics, a map, a CSV and a report out')
    .argument('<folder>', 'folder of photos; it is only read')
    .option('--library <file>', 'where everything is kept (default: one per folder, in the data folder)')
    .option('--out <folder>', 'where patches.csv and report.html go (default: ./cheekbone-<folder>)')
    .option(
      '--labels <file|folder>',
      'labels to compare with afterwards: a CSV file, or "folder" for parent folder names',
    )
    .option(
      '--face-parser <file>',
      'an ONNX face parsing network of your own, so that squares keep clear of all but skin; see docs/face-parser.md',
    )
    .option(
      '--checkpoint-seconds <number>',
      'training that a kill may lose (default: 20)',
      wholeNumber(0, 3600),
    )
    .option('--no-identity', 'do not tell which faces are of one person')
    .addOption(languageOption('the report'))
    .option('--json', 'one line of JSON at the end of standard output')
    .addHelpText('after', examples)
  for (const option of runOptions()) command.addOption(option)
  command.action(async (folder: string, flags: RunFlags) => {
    const summary = await runPipeline(folder, flags)
    process.stdout.write(flags.json ? `${JSON.stringify(summary)}\n` : describeRun(summary))
  })
}

export async function runPipeline(folder: string, flags: RunFlags): Promise<RunSummary> {
  const { library, out, labels, faceParser } = flags
  const display = createProgressDisplay(process.stderr, () => performance.now())
  try {
    return await withEngine((engine, signal) =>
      engine.job(
        'pipeline.run',
        {
          folder: resolve(folder),
          library: resolve(library ?? defaultLibrary(folder)),
          out: resolve(out ?? defaultOut(folder)),
          choices: choicesOf(flags),
          identity: flags.identity ?? true,
          language: flags.language,
          checkpointSeconds: flags.checkpointSeconds ?? 20,
          labels: labels === undefined || labels === 'folder' ? labels : resolve(labels),
          faceParser: faceParser === undefined ? undefined : resolve(faceParser),
        },
        { signal, onProgress: display.show },
      ),
    )
  } finally {
    display.end()
  }
}

/** The settings among the flags. A backbone file is named from where the command was given. */
function choicesOf(flags: RunFlags): RunChoices {
  const { start, gate: gates } = flags
  const isFile = start !== undefined && isStartFile(start)
  const named = { start: isFile ? resolve(start) : start, faceParser: undefined }
  return z.object(runChoicesSchema.shape).parse({ ...flags, gates, ...named })
}

import { parse, resolve } from 'node:path'
import type { Command } from 'commander'
import type { PageLanguage } from '../../../shared/host-info.ts'
import type { RunChoices } from '../../../shared/run-config.ts'
import { withEngine } from '../engine-client.ts'
import { languageOption, runOptions } from '../options.ts'
import { createProgressDisplay } from '../progress-display.ts'
import { describeRun } from '../run-description.ts'

type ImportFlags = Pick<
  RunChoices,
  'keepRejected' | 'topics' | 'topicMethod' | 'minClusterSize' | 'seed' | 'device'
> & {
  npy: string
  ids: string
  library: string
  name?: string
  out?: string
  language: PageLanguage
  json?: boolean
}

const examples = `
Example:
  cheekbone export faces.cheekbone --npy arrays          ids.csv says which patch each row is
  cheekbone import-embeddings --npy dino.npy --ids arrays/ids.csv --library faces.cheekbone --name DINO
  cheekbone compare faces.cheekbone --runs 1,2`

export function addImportEmbeddingsCommand(program: Command): void {
  const command = program
    .command('import-embeddings')
    .description('embeddings made elsewhere become a run of a library: topics, map, measures, CSV and report')
    .requiredOption('--npy <F.npy>', 'the embeddings, a row for each patch')
    .requiredOption('--ids <ids.csv>', 'which patch each row is: patch_id, or photo, face and region')
    .requiredOption('--library <file>', 'the library that has the patches')
    .option('--name <name>', 'what they are called in lists and reports (default: the name of the file)')
    .option(
      '--out <folder>',
      'where patches.csv and report.html go (default: ./cheekbone-<name of the file>)',
    )
    .addOption(languageOption('the report'))
    .option('--json', 'one line of JSON at the end of standard output')
    .addHelpText('after', examples)
  const shared = ['--keep-rejected', '--topics', '--topic-method', '--min-cluster-size', '--seed', '--device']
  for (const option of runOptions()) if (shared.includes(option.long ?? '')) command.addOption(option)
  command.action(async (flags: ImportFlags) => {
    const { npy, ids, library, name, out, language, json, ...choices } = flags
    const fileName = parse(npy).name
    const display = createProgressDisplay(process.stderr, () => performance.now())
    try {
      const summary = await withEngine((engine, signal) =>
        engine.job(
          'library.import-embeddings',
          {
            npy: resolve(npy),
            ids: resolve(ids),
            library: resolve(library),
            name: name ?? fileName,
            out: resolve(out ?? `cheekbone-${fileName}`),
            language,
            choices,
          },
          { signal, onProgress: display.show },
        ),
      )
      display.end()
      process.stdout.write(json ? `${JSON.stringify(summary)}\n` : describeRun(summary))
    } finally {
      display.end()
    }
  })
}

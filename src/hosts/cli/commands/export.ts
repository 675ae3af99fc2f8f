import { resolve } from 'node:path'
import type { Command } from 'commander'
import { withEngine } from '../engine-client.ts'

export function addExportCommand(program: Command): void {
  program
    .command('export')
    .description('writes the latest finished run of a library as a CSV file')
    .argument('<library>', 'a library file')
    .requiredOption('--csv <file>', 'the file to write')
    .addHelpText('after', '\nExample:\n  cheekbone export faces.cheekbone --csv patches.csv')
    .action(async (library: string, { csv }: { csv: string }) => {
      const { rows, file } = await withEngine((engine, signal) =>
        engine.job('csv.export', { library: resolve(library), file: resolve(csv) }, { signal }),
      )
      process.stdout.write(`${rows} patches written to ${file}\n`)
    })
}

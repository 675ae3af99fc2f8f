import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { PageLanguage } from '../../../shared/host-info.ts'
import { withEngine } from '../engine-client.ts'
import { languageOption } from '../options.ts'
import { createProgressDisplay } from '../progress-display.ts'

export function addOverlaysCommand(program: Command): void {
  program
    .command('overlays')
    .description('draws regions, squares and verdicts over the photos of a library, to be looked at')
    .argument('<library>', 'a library file')
    .requiredOption('--out <folder>', 'folder for the pictures; made if it is not there')
    .addOption(languageOption('the pictures'))
    .addHelpText('after', '\nExample:\n  cheekbone overlays faces.cheekbone --out overlays')
    .action(async (library: string, { out, language }: { out: string; language: PageLanguage }) => {
      const display = createProgressDisplay(process.stderr, () => performance.now())
      const folder = resolve(out)
      const { files, skipped } = await withEngine((engine, signal) =>
        engine.job(
          'overlays.draw',
          { library: resolve(library), out: folder, language },
          { signal, onProgress: display.show },
        ),
      ).finally(display.end)
      const left = skipped > 0 ? `; ${skipped} photos have gone or changed since` : ''
      process.stdout.write(`${files} pictures written to ${folder}${left}\n`)
    })
}

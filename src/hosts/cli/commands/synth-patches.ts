import { resolve } from 'node:path'
import type { Command } from 'commander'
import { withEngine } from '../engine-client.ts'
import { seedOption, wholeNumber } from '../options.ts'
import { createProgressDisplay } from '../progress-display.ts'

export function addSynthPatchesCommand(program: Command): void {
  program
    .command('synth-patches')
    .description('draws the skin patches that pretraining learns from')
    .argument('<folder>', 'folder to draw into; made if it is not there')
    .option('--sheet', 'one picture that shows every factor from low to high, and one of every nuisance')
    .option('--count <number>', 'how many patches', wholeNumber(1, 1_000_000), 100)
    .addOption(seedOption())
    .addHelpText(
      'after',
      '\nExamples:\n  cheekbone synth-patches drawn --sheet\n  cheekbone synth-patches drawn --count 500',
    )
    .action(
      async (folder: string, { sheet, count, seed }: { sheet?: boolean; count: number; seed: number }) => {
        const display = createProgressDisplay(process.stderr, () => performance.now())
        const { files } = await withEngine((engine, signal) =>
          engine.job(
            'patches.draw',
            { folder: resolve(folder), what: sheet ? 'sheet' : 'patches', count, seed },
            { signal, onProgress: display.show },
          ),
        ).finally(display.end)
        process.stdout.write(`${files.join('\n')}\n`)
      },
    )
}

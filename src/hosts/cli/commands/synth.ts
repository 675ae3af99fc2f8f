import { resolve } from 'node:path'
import type { Command } from 'commander'
import { withEngine } from '../engine-client.ts'
import { seedOption, wholeNumber } from '../options.ts'
import { createProgressDisplay } from '../progress-display.ts'

export function addSynthCommand(program: Command): void {
  program
    .command('synth')
    .description('draws synthetic faces whose skin tone, roughness and blemishes are known')
    .argument('<folder>', 'folder to draw into; made if it is not there')
    .requiredOption('--faces <number>', 'how many photos', wholeNumber(1, 1_000_000))
    .addOption(seedOption())
    .addHelpText(
      'after',
      '\nExample:\n  cheekbone synth drawn --faces 240 --seed 1\n  cheekbone run drawn --labels drawn/labels.csv',
    )
    .action(async (folder: string, { faces, seed }: { faces: number; seed: number }) => {
      const { photos, labelsPath } = await drawFaces(folder, { faces, seed })
      process.stdout.write(`${photos} photos drawn; what was drawn stands in ${labelsPath}\n`)
    })
}

export async function drawFaces(folder: string, { faces, seed }: { faces: number; seed: number }) {
  const display = createProgressDisplay(process.stderr, () => performance.now())
  try {
    return await withEngine((engine, signal) =>
      engine.job(
        'faces.draw',
        { folder: resolve(folder), faces, seed },
        { signal, onProgress: display.show },
      ),
    )
  } finally {
    display.end()
  }
}

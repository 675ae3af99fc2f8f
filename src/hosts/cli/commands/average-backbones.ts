import { resolve } from 'node:path'
import { Option, type Command } from 'commander'
import { averageBackbones } from '../../../engine/pretraining/average-backbones.ts'
import { backboneNames, type BackboneName } from '../../../models/backbones/index.ts'

export function addAverageBackbonesCommand(program: Command): void {
  program
    .command('average-backbones')
    .description('makes one backbone of the stretches of one pretraining: the mean of their parameters')
    .argument('<files...>', 'that cheekbone pretrain wrote, each begun with the one before')
    .addOption(new Option('--backbone <name>', 'the network').choices(backboneNames).default('skin-net'))
    .option('--out <folder>', 'where the backbone, its provenance and the logs go', 'averaged')
    .action(async (files: string[], { backbone, out }: { backbone: BackboneName; out: string }) => {
      const path = await averageBackbones({
        files: files.map((file) => resolve(file)),
        backbone,
        stem: 'patch',
        out: resolve(out),
      })
      process.stdout.write(`Backbone: ${path}\n`)
    })
}

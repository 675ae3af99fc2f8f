import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import type { PageLanguage } from '../../../shared/host-info.ts'
import { languageOption, seedOption } from '../options.ts'
import { describeRun } from '../run-description.ts'
import { runPipeline } from './run.ts'
import { drawFaces } from './synth.ts'

const demoFaces = 240

interface DemoFlags {
  out: string
  seed: number
  language: PageLanguage
  json?: boolean
}

export function addDemoCommand(program: Command): void {
  program
    .command('demo')
    .description(
      `draws ${demoFaces} synthetic faces, runs everything on them and says how well it found what was drawn`,
    )
    .option('--out <folder>', 'where faces, library and results go', 'demo')
    .addOption(seedOption())
    .addOption(languageOption('the report'))
    .option('--json', 'one line of JSON at the end of standard output')
    .action(async ({ out, seed, language, json }: DemoFlags) => {
      const faces = resolve(out, `faces-${seed}`)
      const labelsPath = join(faces, 'labels.csv')
      // The labels are written last, so where they are, the faces are too.
      if (!existsSync(labelsPath)) await drawFaces(faces, { faces: demoFaces, seed })
      const summary = await runPipeline(faces, {
        preset: 'quick',
        device: 'cpu',
        seed,
        language,
        labels: labelsPath,
        library: join(resolve(out), `demo-${seed}.cheekbone`),
        out: join(resolve(out), 'results'),
      })
      process.stdout.write(json ? `${JSON.stringify(summary)}\n` : describeRun(summary))
    })
}

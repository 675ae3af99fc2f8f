import { resolve } from 'node:path'
import { Option, type Command } from 'commander'
import { runPretraining, type PretrainResult } from '../../../engine/pretraining/pretrain-command.ts'
import { deviceChoices, type DeviceChoice } from '../../../engine/runtime/index.ts'
import { backboneNames, type BackboneName } from '../../../models/backbones/index.ts'
import { lightKinds, type LightKind } from '../../../models/drawn-skin/index.ts'
import { CheekboneError } from '../../../shared/errors.ts'
import { isStartFile, shippedStarts } from '../../../shared/network-starts.ts'
import { seedOption, wholeNumber } from '../options.ts'
import { describePace } from '../progress-display.ts'

interface PretrainFlags {
  steps?: number
  batch?: number
  side?: number
  light?: LightKind
  backbone?: BackboneName
  start: string
  out: string
  seed: number
  device: DeviceChoice
  checkpoint?: string
}

const examples = `
Examples:
  cheekbone pretrain --steps 50 --out trial
  cheekbone pretrain --backbone skin-net --out backbones
  cheekbone run photos --start backbones/skin-net.safetensors

A pretraining that was stopped goes on when the same command is given again.`

export function addPretrainCommand(program: Command): void {
  program
    .command('pretrain')
    .description('teaches a backbone what skin is made of, on skin that it draws itself')
    .option('--steps <number>', 'training steps (default: 2000)', wholeNumber(1, 10_000_000))
    .option('--batch <number>', 'drawn skins a step', wholeNumber(2, 4096))
    .option('--side <pixels>', 'side of the drawn patches', wholeNumber(16, 512))
    .addOption(new Option('--light <kind>', 'of the drawn photos').choices(lightKinds))
    .addOption(new Option('--backbone <name>', 'the network').choices(backboneNames))
    .option(
      '--start <name|file>',
      `parameters to begin with: ${[...shippedStarts, 'random'].join(', ')} or a file`,
      'random',
    )
    .option('--out <folder>', 'where the backbone, its provenance and its log go', 'pretrained')
    .addOption(seedOption())
    .addOption(new Option('--device <name>', 'where to compute').choices(deviceChoices).default('auto'))
    .option('--checkpoint <file>', 'to go on from, and to keep (default: beside the backbone)')
    .addHelpText('after', examples)
    .action(async (flags: PretrainFlags) => {
      process.stdout.write(describe(await pretrain(flags)))
    })
}

const lineMs = 10_000

async function pretrain(flags: PretrainFlags): Promise<PretrainResult> {
  const { steps, batch, side, light, backbone, start, out, seed, device, checkpoint } = flags
  const chosen = Object.entries({ steps, batch, sidePx: side, light, backbone }).filter(
    ([, value]) => value !== undefined,
  )
  const controller = new AbortController()
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(130)
    process.stderr.write('\nStopping after the present step. Press Ctrl-C again to end at once.\n')
    controller.abort(new CheekboneError('cancelled', 'Ctrl-C'))
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  const startMs = performance.now()
  let firstDone: number | undefined
  let lastLineMs = startMs
  try {
    return await runPretraining({
      choices: Object.fromEntries(chosen),
      seed,
      device,
      start: isStartFile(start) ? resolve(start) : start,
      out: resolve(out),
      checkpointPath: checkpoint === undefined ? undefined : resolve(checkpoint),
      signal: controller.signal,
      onNews: (line) => process.stderr.write(`${line}\n`),
      onProgress: (progress) => {
        firstDone ??= progress.done - 1
        if (performance.now() - lastLineMs < lineMs) return
        lastLineMs = performance.now()
        const pace = describePace(progress, firstDone, (lastLineMs - startMs) / 1000)
        process.stderr.write(`Step ${progress.done} of ${progress.total}${pace}\n`)
      },
    })
  } finally {
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
  }
}

function describe({ backbonePath, steps, firstError, lastError, r2 }: PretrainResult): string {
  const factors = Object.entries(r2).sort(([, a], [, b]) => b - a)
  return [
    `${steps} steps; error on held-out patches ${firstError.toFixed(3)} at first, ${lastError.toFixed(3)} at last.`,
    'Share of each factor that it reads off (R2):',
    ...factors.map(([name, value]) => `  ${name.padEnd(24)} ${value.toFixed(2)}`),
    `Backbone: ${backbonePath}`,
    '',
  ].join('\n')
}

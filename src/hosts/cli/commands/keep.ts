import { resolve } from 'node:path'
import { Option, type Command } from 'commander'
import type { LeftOutPatch } from '../../../shared/contract/left-out.ts'
import { regions, rejectTitles, type Region } from '../../../shared/domain.ts'
import { withEngine } from '../engine-client.ts'
import { wholeNumber } from '../options.ts'

interface KeepFlags {
  photo?: string
  region?: Region
  face?: number
  undo?: boolean
  json?: boolean
}

const examples = `
Examples:
  cheekbone keep faces.cheekbone                                         lists what was left out, and why
  cheekbone keep faces.cheekbone --photo a.jpg --region left-cheek       keeps that square
  cheekbone keep faces.cheekbone --photo a.jpg --undo                    leaves its squares out again

What is kept takes part in the next run, whatever the checks say.`

export function addKeepCommand(program: Command): void {
  program
    .command('keep')
    .description('keeps patches that the checks left out, or lists them with the reasons')
    .argument('<library>', 'a library file')
    .option('--photo <path>', 'the photo, as it is listed or as a file')
    .addOption(
      new Option('--region <name>', 'of that photo only (default: all that were left out)').choices(regions),
    )
    .option('--face <number>', 'of that photo only, counted from 1', wholeNumber(1, 10_000))
    .option('--undo', 'leaves them out again')
    .option('--json', 'one line of JSON')
    .addHelpText('after', examples)
    .action(async (file: string, { photo, region, face, undo, json }: KeepFlags, command: Command) => {
      const library = resolve(file)
      if (photo === undefined) {
        if (region !== undefined || face !== undefined || undo)
          command.error('error: --region, --face and --undo need --photo', { exitCode: 2 })
        const found = await withEngine((engine, signal) =>
          engine.job('left-out.list', { library }, { signal }),
        )
        process.stdout.write(json ? `${JSON.stringify(found)}\n` : describeLeftOut(found))
        return
      }
      const changed = await withEngine((engine, signal) =>
        engine.job('left-out.keep-photo', { library, photo, region, face, kept: !undo }, { signal }),
      )
      process.stdout.write(json ? `${JSON.stringify(changed)}\n` : describeChanged(changed))
    })
}

/** By photo, in the order in which they were found. */
function describeLeftOut(found: readonly LeftOutPatch[]): string {
  if (found.length === 0) return 'No patch was left out.\n'
  const photos = Map.groupBy(found, ({ photo }) => photo)
  const lines = [...photos].flatMap(([photo, patches]) => [photo, ...patches.map(describePatch)])
  const kept = found.filter((patch) => patch.kept).length
  return `${lines.join('\n')}\n\n${found.length} patches did not pass the checks, ${kept} of them are kept by hand.\n`
}

function describePatch({ face, region, reason, kept, canBeKept }: LeftOutPatch): string {
  const standing = kept ? ', kept by hand' : canBeKept ? '' : ', could not be cut at all'
  const whose = face === null || face === 1 ? '' : ` of face ${face}`
  return `  ${region}${whose}: ${rejectTitles[reason].toLowerCase()}${standing}`
}

function describeChanged(changed: readonly LeftOutPatch[]): string {
  const lines = changed.map((patch) => `${patch.photo}\n${describePatch(patch)}`)
  const next = changed.some(({ kept }) => kept) ? 'The next run takes them.' : 'The next run leaves them out.'
  return `${lines.join('\n')}\n\n${next}\n`
}

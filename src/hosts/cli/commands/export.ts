import { resolve } from 'node:path'
import type { Command } from 'commander'
import { CheekboneError } from '../../../shared/errors.ts'
import { withEngine } from '../engine-client.ts'

const examples = `
Examples:
  cheekbone export faces.cheekbone --csv patches.csv
  cheekbone export faces.cheekbone --landmarks landmarks.jsonl`

export function addExportCommand(program: Command): void {
  program
    .command('export')
    .description(
      'writes what a library holds: the patches of its latest finished run, landmarks of its faces',
    )
    .argument('<library>', 'a library file')
    .option('--csv <file>', 'the file for patches, topics and places on the map')
    .option(
      '--landmarks <file>',
      'the file for 468 mesh points and 68 points of every face, a line of JSON each',
    )
    .addHelpText('after', examples)
    .action(async (library: string, files: { csv?: string; landmarks?: string }) => {
      await writeFiles(resolve(library), { csv: absolute(files.csv), landmarks: absolute(files.landmarks) })
    })
}

function absolute(file: string | undefined): string | undefined {
  return file === undefined ? undefined : resolve(file)
}

/** @throws CheekboneError `bad-argument` when no file is named, or one for both */
async function writeFiles(
  library: string,
  { csv, landmarks }: { csv: string | undefined; landmarks: string | undefined },
): Promise<void> {
  if (csv === landmarks) {
    const sentence = csv === undefined ? 'No file to write is named.' : 'Both files have the same name.'
    throw new CheekboneError('bad-argument', sentence, {
      hint: 'Give --csv <file>, --landmarks <file> or both.',
    })
  }
  const written = await withEngine((engine, signal) =>
    engine.job('library.export', { library, csv, landmarks }, { signal }),
  )
  if (written.csv) process.stdout.write(`${written.csv.rows} patches written to ${written.csv.file}\n`)
  if (written.landmarks)
    process.stdout.write(
      `Landmarks of ${written.landmarks.faces} faces written to ${written.landmarks.file}\n`,
    )
}

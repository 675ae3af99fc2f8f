import { resolve } from 'node:path'
import type { Command } from 'commander'
import { CheekboneError } from '../../../shared/errors.ts'
import { absolute } from '../array-command.ts'
import { withEngine } from '../engine-client.ts'

const examples = `
Examples:
  cheekbone export faces.cheekbone --csv patches.csv
  cheekbone export faces.cheekbone --npy arrays            features, mixture, topics and map for NumPy
  cheekbone export faces.cheekbone --parquet patches.parquet
  cheekbone export faces.cheekbone --landmarks landmarks.jsonl`

interface ExportFlags {
  csv?: string
  landmarks?: string
  npy?: string
  parquet?: string
  pixels?: boolean
}

export function addExportCommand(program: Command): void {
  program
    .command('export')
    .description(
      'writes what a library holds: the patches of its latest finished run, landmarks of its faces',
    )
    .argument('<library>', 'a library file')
    .option('--csv <file>', 'the file for patches, topics and places on the map')
    .option('--npy <folder>', 'a folder for arrays of the same, with features, for NumPy')
    .option('--pixels', 'with --npy: the pixels of all patches too, to train on them elsewhere')
    .option(
      '--parquet <file>',
      'the file for the columns of the CSV, features and mixtures, for Spark and data frames',
    )
    .option(
      '--landmarks <file>',
      'the file for 468 mesh points and 68 points of every face, a line of JSON each',
    )
    .addHelpText('after', examples)
    .action(async (library: string, { csv, landmarks, npy, parquet, pixels }: ExportFlags) => {
      if (pixels && npy === undefined)
        throw new CheekboneError('bad-argument', 'Pixels are written beside other arrays.', {
          hint: 'Give --npy <folder> as well.',
        })
      const files = {
        csv: absolute(csv),
        landmarks: absolute(landmarks),
        npy: absolute(npy),
        parquet: absolute(parquet),
      }
      await writeFiles(resolve(library), files, pixels)
    })
}

/** @throws CheekboneError `bad-argument` when no file is named, or one for two things */
async function writeFiles(
  library: string,
  files: Omit<ExportFlags, 'pixels'>,
  pixels?: boolean,
): Promise<void> {
  const named = Object.values(files).filter((file) => file !== undefined)
  if (named.length === 0 || new Set(named).size < named.length) {
    const sentence = named.length === 0 ? 'No file to write is named.' : 'Two files have the same name.'
    throw new CheekboneError('bad-argument', sentence, {
      hint: 'Give one or more of --csv <file>, --npy <folder>, --parquet <file> and --landmarks <file>.',
    })
  }
  const { csv, npy, parquet, landmarks } = await withEngine((engine, signal) =>
    engine.job('library.export', { library, ...files, pixels }, { signal }),
  )
  if (csv) process.stdout.write(`${csv.rows} patches written to ${csv.file}\n`)
  if (npy) process.stdout.write(`Arrays of ${npy.rows} patches written to ${npy.folder}\n`)
  if (parquet) process.stdout.write(`${parquet.rows} patches written to ${parquet.file}\n`)
  if (landmarks) process.stdout.write(`Landmarks of ${landmarks.faces} faces written to ${landmarks.file}\n`)
}

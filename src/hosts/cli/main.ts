import { Command, CommanderError } from 'commander'
import { asCheekboneError } from '../../shared/errors.ts'
import { productVersion } from '../../engine/product-version.ts'
import { addAverageBackbonesCommand } from './commands/average-backbones.ts'
import { addCompareCommand, addRunsCommand } from './commands/compare.ts'
import { addDemoCommand } from './commands/demo.ts'
import { addDoctorCommand } from './commands/doctor.ts'
import { addExportCommand } from './commands/export.ts'
import { addImportEmbeddingsCommand } from './commands/import-embeddings.ts'
import { addKeepCommand } from './commands/keep.ts'
import { addKnnCommand } from './commands/knn.ts'
import { addOverlaysCommand } from './commands/overlays.ts'
import { addPretrainCommand } from './commands/pretrain.ts'
import { addQualityCommand } from './commands/quality.ts'
import { addForgetIdentitiesCommand } from './commands/forget-identities.ts'
import { addRunCommand } from './commands/run.ts'
import { addServeCommand } from './commands/serve.ts'
import { addSynthCommand } from './commands/synth.ts'
import { addSynthPatchesCommand } from './commands/synth-patches.ts'
import { addTopicsOfFileCommands } from './commands/topics-of-file.ts'
import { addUmapCommand } from './commands/umap.ts'
import { exitCodes } from './exit-codes.ts'
import { refuseEmpty } from './refuse-empty.ts'
import { sayError, sayErrorToPrograms, wrongUse } from './say-error.ts'
import { outliveReaders } from './unread-output.ts'

outliveReaders({ stdout: process.stdout, stderr: process.stderr, exit: (code) => process.exit(code) })
process.exitCode = await main(process.argv)

async function main(argv: readonly string[]): Promise<number> {
  try {
    await createCommands().parseAsync(argv)
    return exitCodes.done
  } catch (error) {
    // Commander has already said what is wrong with the command, or shown the help that was asked for.
    const json = argv.includes('--json')
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return exitCodes.done
      if (json) sayErrorToPrograms(wrongUse(error))
      return exitCodes.wrongUse
    }
    const known = asCheekboneError(error)
    sayError(known, { json })
    return known.code === 'bad-argument' ? exitCodes.wrongUse : exitCodes.failed
  }
}

function createCommands(): Command {
  const program = new Command('cheekbone')
    .description('Finds skin topics in a folder of face photos, without labels. Nothing leaves this machine.')
    .version(productVersion)
    .exitOverride()
    .showHelpAfterError('(add --help for examples)')
    .hook('preAction', (_, command) => refuseEmpty(command))
    .addHelpText('after', '\nBegin with:\n  cheekbone demo\n  cheekbone run ~/Pictures/faces --out results')
  addRunCommand(program)
  addRunsCommand(program)
  addCompareCommand(program)
  addExportCommand(program)
  addImportEmbeddingsCommand(program)
  addTopicsOfFileCommands(program)
  addKnnCommand(program)
  addUmapCommand(program)
  addQualityCommand(program)
  addForgetIdentitiesCommand(program)
  addOverlaysCommand(program)
  addKeepCommand(program)
  addSynthCommand(program)
  addSynthPatchesCommand(program)
  addDemoCommand(program)
  addPretrainCommand(program)
  addAverageBackbonesCommand(program)
  addServeCommand(program)
  addDoctorCommand(program)
  return program
}

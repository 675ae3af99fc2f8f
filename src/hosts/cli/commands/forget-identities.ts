import { resolve } from 'node:path'
import type { Command } from 'commander'
import { withEngine } from '../engine-client.ts'

export function addForgetIdentitiesCommand(program: Command): void {
  program
    .command('forget-identities')
    .description('deletes from a library what tells its people apart; photos, patches and runs stay')
    .argument('<library>', 'a library file')
    .addHelpText(
      'after',
      '\nA later run tells people apart again, unless it has --no-identity.\n\nExample:\n  cheekbone forget-identities faces.cheekbone',
    )
    .action(async (library: string) => {
      const { faces } = await withEngine((engine, signal) =>
        engine.job('identities.forget', { library: resolve(library) }, { signal }),
      )
      process.stdout.write(`What told ${faces} faces apart is deleted.\n`)
    })
}

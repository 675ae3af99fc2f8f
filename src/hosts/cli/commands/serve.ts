import type { Command } from 'commander'
import { builtPage } from '../../start/built-page.ts'
import { serveUntilStopped, usualPort } from '../../web/serve.ts'
import { wholeNumber } from '../options.ts'

interface ServeFlags {
  port?: number
  open: boolean
  root: string[]
}

const examples = `
Examples:
  cheekbone serve                        opens a browser; choose a folder there
  cheekbone serve photos --no-open       prints the address only
  ssh -L 4664:127.0.0.1:4664 gpu-box     beforehand, to open it from another machine by the same address

Only programs on this machine can connect, and only with the key in the address.`

export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .description('the explorer in a browser on this machine')
    .argument('[library|folder]', 'what to open at first')
    .option(
      '--port <number>',
      `where to listen (default: ${usualPort}, or any free port)`,
      wholeNumber(0, 65_535),
    )
    .option('--no-open', 'do not open a browser')
    .option(
      '--root <folder>',
      'a folder that may be chosen from, beside your own; can be repeated',
      addTo,
      [],
    )
    .addHelpText('after', examples)
    .action(async (subject: string | undefined, { port, open, root }: ServeFlags) => {
      const page = await builtPage()
      await serveUntilStopped({ subject, port, openBrowser: open, roots: root, page })
    })
}

function addTo(value: string, before: string[]): string[] {
  return [...before, value]
}

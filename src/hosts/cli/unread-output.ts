import type { EventEmitter } from 'node:events'
import { CheekboneError } from '../../shared/errors.ts'
import { exitCodes } from './exit-codes.ts'
import { sayError } from './say-error.ts'

/** Nobody reads any more: the pipe was closed, or the terminal. */
const readerLeft: ReadonlySet<unknown> = new Set(['EPIPE', 'EIO', 'ECONNRESET'])

interface Outputs {
  stdout: EventEmitter
  stderr: EventEmitter
  exit: (code: number) => void
}

/**
 * What nobody reads any more (`cheekbone runs faces.cheekbone | head -1`) is dropped, and the work goes on to its end, as if
 * somebody had read it. Other trouble with standard output, such as a full disk, loses an answer, so that it is said.
 */
export function outliveReaders({ stdout, stderr, exit }: Outputs): void {
  // Nothing is left to say it to.
  stderr.on('error', () => undefined)
  stdout.on('error', (cause: NodeJS.ErrnoException) => {
    if (readerLeft.has(cause.code)) return
    sayError(new CheekboneError('io', `Standard output cannot be written: ${cause.message}.`, { cause }), {
      json: false,
    })
    exit(exitCodes.failed)
  })
}

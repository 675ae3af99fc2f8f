import { CheekboneError } from '../../shared/errors.ts'

/** The sentence and what to do next, for people on standard error; with `--json` also as the last line of standard output. */
export function sayError(error: CheekboneError, { json }: { json: boolean }): void {
  process.stderr.write(`${error.message}\n`)
  if (error.hint !== undefined) process.stderr.write(`${error.hint}\n`)
  if (error.code === 'internal' && error.cause instanceof Error)
    process.stderr.write(`${error.cause.stack ?? ''}\n`)
  if (json) sayErrorToPrograms(error)
}

/** What programs read: the last line of standard output. */
export function sayErrorToPrograms(error: CheekboneError): void {
  const { code, message, hint = null } = error
  process.stdout.write(`${JSON.stringify({ error: { code, sentence: message, hint } })}\n`)
}

/** Wrong use, which commander has already told people. */
export function wrongUse({ message }: Pick<Error, 'message'>): CheekboneError {
  return new CheekboneError('bad-argument', message.replace(/^error: /, ''), {
    hint: 'Add --help for examples.',
  })
}

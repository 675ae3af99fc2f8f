import type { Command } from 'commander'
import { CheekboneError } from '../../shared/errors.ts'

/**
 * An empty word is a variable of a shell that was never set. As a path it would stand for the present folder, which nobody named.
 * @throws CheekboneError `bad-argument`
 */
export function refuseEmpty(command: Command): void {
  const named = [
    ...command.processedArgs.map((value: unknown, i): [string, unknown] => [
      `<${command.registeredArguments[i]?.name() ?? i}>`,
      value,
    ]),
    ...command.options.map((option): [string, unknown] => [
      option.long ?? option.flags,
      command.getOptionValue(option.attributeName()),
    ]),
  ]
  for (const [name, value] of named) {
    const values: unknown[] = Array.isArray(value) ? value : [value]
    if (!values.some((each) => typeof each === 'string' && each.trim() === '')) continue
    throw new CheekboneError('bad-argument', `${name} is empty.`, {
      hint: 'Give it a value, or leave it out; a variable of the shell may not be set.',
    })
  }
}

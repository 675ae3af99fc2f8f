import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { refuseEmpty } from './refuse-empty.ts'

function given(...words: string[]): Command {
  const command = new Command('run')
    .argument('<folder>')
    .argument('[others...]')
    .option('--out <folder>')
    .option('--root <folder>', 'again and again', (value: string, before: string[]) => [...before, value], [])
    .option('--json')
  return command.parse(words, { from: 'user' })
}

describe('an empty word', () => {
  it.each([
    ['<folder>', ['']],
    ['<others>', ['photos', 'a', '']],
    ['--out', ['photos', '--out', '']],
    ['--out', ['photos', '--out', ' ']],
    ['--root', ['photos', '--root', 'a', '--root', '']],
  ])('is no %s', (name, words) => expect(() => refuseEmpty(given(...words))).toThrow(`${name} is empty.`))

  it('is not what was left out', () => {
    expect(() => refuseEmpty(given('photos', '--json'))).not.toThrow()
    expect(() => refuseEmpty(given('photos', 'a', '--out', 'b', '--root', 'c'))).not.toThrow()
  })
})

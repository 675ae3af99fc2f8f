import { describe, expect, it, vi } from 'vitest'
import { answerPage, isOwnPage, type AskEvent, type HostAnswers } from './answer-page.ts'
import { libraryId } from './engine-double.ts'

const contents = { name: 'our window' }
const own: AskEvent = {
  sender: contents,
  senderFrame: { url: 'app://cheekbone/index.html#/library', parent: null },
}

function setUp() {
  const listeners = new Map<string, (event: AskEvent, argument: unknown) => unknown>()
  const answers = {
    'host:choose-folder': vi.fn(() => '/photos'),
    'host:choose-library': vi.fn(() => null),
    'host:show-library': vi.fn(),
    'host:reveal-library': vi.fn(),
    'host:reveal-photo': vi.fn(),
    'host:save-file': vi.fn(() => true),
    'host:set-language': vi.fn(),
    'host:reveal-log': vi.fn(),
    'host:connect-engine': vi.fn(() => true),
    'host:start-engine-again': vi.fn(),
    'host:open-dropped': vi.fn(),
  } satisfies HostAnswers<AskEvent>
  answerPage({ handle: (name, listener) => void listeners.set(name, listener) }, () => contents, answers)
  const ask = (name: string, argument: unknown, event = own) => listeners.get(name)?.(event, argument)
  return { ask, answers, names: [...listeners.keys()] }
}

describe('answerPage', () => {
  it('answers its own page', () => {
    const { ask, answers } = setUp()
    expect(ask('host:choose-folder', null)).toBe('/photos')
    expect(ask('host:connect-engine', 3)).toBe(true)
    ask('host:reveal-library', libraryId)
    expect(answers['host:reveal-library']).toHaveBeenCalledWith(libraryId, own)
  })

  const page = 'app://cheekbone/index.html'
  const strangers: [string, AskEvent][] = [
    ['another window', { ...own, sender: { name: 'our window' } }],
    ['a frame within the page', { ...own, senderFrame: { url: page, parent: {} } }],
    ['another address', { ...own, senderFrame: { url: 'https://cheekbone/index.html', parent: null } }],
    ['a look-alike', { ...own, senderFrame: { url: 'app://cheekbone.example/', parent: null } }],
    ['an empty page', { ...own, senderFrame: { url: 'about:blank', parent: null } }],
    ['a frame that has gone', { ...own, senderFrame: null }],
  ]
  it.each(strangers)('refuses %s whatever it asks for', (_, event) => {
    const { ask, answers, names } = setUp()
    expect(names).toHaveLength(11)
    for (const name of names) expect(() => ask(name, null, event)).toThrow('own page')
    for (const answer of Object.values(answers)) expect(answer).not.toHaveBeenCalled()
  })

  it('refuses everybody while there is no window', () => {
    expect(isOwnPage({ ...own, sender: null }, null)).toBe(false)
  })

  it.each([
    ['host:choose-folder', '/etc'],
    ['host:reveal-library', '/etc/passwd'],
    ['host:reveal-library', null],
    ['host:show-library', '../x'],
    ['host:reveal-photo', { library: libraryId, photo: '/etc/passwd' }],
    ['host:reveal-photo', { library: '../x', photo: 1 }],
    ['host:save-file', { fileName: '', bytes: new Uint8Array(1) }],
    ['host:save-file', { fileName: 'a.csv', bytes: 'text' }],
    ['host:save-file', { fileName: 'a.csv', bytes: new Uint8Array(1), path: '/etc' }],
    ['host:set-language', 'fr'],
    ['host:show-library', undefined],
    ['host:connect-engine', 1.5],
    ['host:connect-engine', '1'],
    ['host:open-dropped', '/photos'],
    ['host:open-dropped', ['']],
    ['host:open-dropped', [1]],
  ])('refuses a wrong argument for %s: %j', (name, argument) => {
    const { ask, answers } = setUp()
    expect(() => ask(name, argument)).toThrow(`Wrong argument for ${name}`)
    for (const answer of Object.values(answers)) expect(answer).not.toHaveBeenCalled()
  })
})

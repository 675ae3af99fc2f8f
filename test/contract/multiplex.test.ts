import { describe, expect, it } from 'vitest'
import type { Channel } from '../../src/shared/rpc/channel.ts'
import { createLoopback } from '../../src/shared/rpc/loopback.ts'
import { openMultiplexer } from '../../src/shared/rpc/multiplex.ts'

function setUp() {
  const [near, far] = createLoopback()
  const arrived: Channel[] = []
  const here = openMultiplexer(near)
  const there = openMultiplexer(far)
  there.onChannel((channel) => arrived.push(channel))
  return { near, far, here, there, arrived }
}

function heard(channel: Channel): unknown[] {
  const messages: unknown[] = []
  channel.onMessage((message) => messages.push(message))
  channel.onClose(() => messages.push('closed'))
  return messages
}

function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

describe('many channels over one line', () => {
  it('keeps channels apart, in both directions', async () => {
    const { here, arrived } = setUp()
    const first = here.open()
    const second = here.open()
    first.post('a')
    second.post('b')
    await settle()
    expect(arrived).toHaveLength(2)
    const [atFirst, atSecond] = arrived.map(heard)
    const back = heard(second)
    arrived[1].post('c')
    first.post('d')
    await settle()
    expect([atFirst, atSecond, back]).toEqual([['a', 'd'], ['b'], ['c']])
  })

  it('tells apart channels that both ends opened at once under the same number', async () => {
    const { here, there, arrived } = setUp()
    const backwards: Channel[] = []
    here.onChannel((channel) => backwards.push(channel))
    const ofHere = heard(here.open())
    const ofThere = heard(there.open())
    await settle()
    arrived[0].post('to here')
    backwards[0].post('to there')
    await settle()
    expect([ofHere, ofThere]).toEqual([['to here'], ['to there']])
  })

  it('closes one channel at both ends and leaves the others open', async () => {
    const { here, arrived } = setUp()
    const first = here.open()
    const second = here.open()
    await settle()
    const own = heard(first)
    const [atFirst, atSecond] = arrived.map(heard)
    first.close()
    first.post('into the void')
    second.post('still here')
    await settle()
    expect([own, atFirst, atSecond]).toEqual([['closed'], ['closed'], ['still here']])
  })

  it('closes all channels with the line', async () => {
    const { here, there, arrived } = setUp()
    const channels = [here.open(), here.open()].map(heard)
    await settle()
    const atOther = arrived.map(heard)
    there.close()
    await settle()
    expect([...channels, ...atOther]).toEqual([['closed'], ['closed'], ['closed'], ['closed']])
  })

  it('opens a closed channel on a closed line', async () => {
    const { here, near } = setUp()
    near.close()
    const late = heard(here.open())
    await settle()
    expect(late).toEqual(['closed'])
  })

  it('keeps channels and messages that come before anybody listens', async () => {
    const [near, far] = createLoopback()
    const channel = openMultiplexer(near).open()
    channel.post(1)
    channel.post(2)
    const there = openMultiplexer(far)
    await settle()
    const seen: unknown[][] = []
    there.onChannel((arrived) => seen.push(heard(arrived)))
    channel.post(3)
    await settle()
    expect(seen).toEqual([[1, 2, 3]])
  })

  it('drops frames that are none, and messages to channels that never were', async () => {
    const { near, here, arrived } = setUp()
    const junk = [null, 7, 'open', {}, { line: 'open' }, { line: 'open', channel: 'x', mine: true }]
    const unknown = { line: 'message', channel: 99, mine: true, value: 1 }
    const ofTheOther = { line: 'open', channel: 5, mine: false }
    for (const message of [...junk, unknown, { ...unknown, line: 'close' }, ofTheOther]) near.post(message)
    const channel = here.open()
    near.post({ line: 'open', channel: 1, mine: true })
    await settle()
    const seen = heard(arrived[0])
    channel.post('fine')
    await settle()
    expect([arrived.length, seen]).toEqual([1, ['fine']])
  })
})

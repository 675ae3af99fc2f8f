import { describe, expect, it } from 'vitest'
import { createLoopback } from '../../src/shared/rpc/loopback.ts'
import { connect } from '../../src/shared/rpc/client.ts'
import { serve } from '../../src/shared/rpc/server.ts'
import { nextTurn, sampleContract, sampleHandlers, type SampleContract } from './support/sample-service.ts'

function setUpServer(options = {}) {
  const [serverEnd, hostile] = createLoopback()
  const answers: unknown[] = []
  const started: AbortSignal[] = []
  hostile.onMessage((message) => answers.push(message))
  serve(
    serverEnd,
    sampleContract,
    sampleHandlers((signal) => started.push(signal)),
    options,
  )
  return { hostile, answers, started }
}

function setUpClient() {
  const [hostile, clientEnd] = createLoopback()
  const asked: { id: number }[] = []
  const thrown: unknown[] = []
  hostile.onMessage((message) => asked.push(message as { id: number }))
  const client = connect<SampleContract>(clientEnd, { onListenerError: (error) => thrown.push(error) })
  return { hostile, client, asked, thrown }
}

const double = { kind: 'call', method: 'double', args: { value: 1 } }

describe('a server whose client does not keep to the rules', () => {
  it.each([
    ['null', null],
    ['a number', 1],
    ['a text', 'call'],
    ['a list', ['call', 1]],
    ['a record without a kind', {}],
    ['a call without an id', { kind: 'call', method: 'double', args: {} }],
    ['an id that is text', { ...double, id: '1' }],
    ['an id that is not whole', { ...double, id: 0.5 }],
    ['an id that is no number', { ...double, id: NaN }],
    ['a method that is no text', { ...double, id: 1, method: 5 }],
    ['a kind that is none', { ...double, id: 1, kind: 'boom' }],
    ['a kind that a server sends', { kind: 'result', id: 1, value: 1 }],
    ['the cancelling of what does not run', { kind: 'cancel', id: 77 }],
    ['cancelling without an id', { kind: 'cancel' }],
  ])('does not answer %s, and goes on', async (_, junk) => {
    const { hostile, answers } = setUpServer()
    hostile.post(junk)
    hostile.post({ ...double, id: 5 })
    await nextTurn()
    expect(answers).toEqual([{ kind: 'result', id: 5, value: 2 }])
  })

  it('answers the first of two requests under one id, and takes the id again afterwards', async () => {
    const { hostile, answers, started } = setUpServer()
    const count = { kind: 'job', id: 1, method: 'count', args: { to: 1 } }
    hostile.post(count)
    hostile.post({ ...count, args: { to: 5 } })
    hostile.post({ ...double, id: 1 })
    await nextTurn()
    await nextTurn()
    expect(started).toHaveLength(1)
    expect(answers).toEqual([
      { kind: 'progress', id: 1, value: 1 },
      { kind: 'result', id: 1, value: 'counted' },
    ])
    hostile.post({ ...double, id: 1 })
    await nextTurn()
    expect(answers.at(-1)).toEqual({ kind: 'result', id: 1, value: 2 })
  })

  it('refuses more at once than it was told to take, and takes more when there is room', async () => {
    const { hostile, answers, started } = setUpServer({ mostInFlight: 3 })
    for (let id = 1; id <= 5; id++) hostile.post({ kind: 'job', id, method: 'count', args: { to: 1e9 } })
    await nextTurn()
    expect(started).toHaveLength(3)
    expect(answers.filter((answer) => (answer as { kind: string }).kind === 'error')).toMatchObject([
      { id: 4, error: { code: 'too-large' } },
      { id: 5, error: { code: 'too-large' } },
    ])
    hostile.post({ kind: 'cancel', id: 1 })
    await nextTurn()
    await nextTurn()
    hostile.post({ ...double, id: 6 })
    await nextTurn()
    expect(answers).toContainEqual({ kind: 'result', id: 6, value: 2 })
    hostile.close()
  })

  it('sends no progress of a job after its answer', async () => {
    const { hostile, answers } = setUpServer()
    hostile.post({ kind: 'job', id: 1, method: 'reportLate', args: {} })
    for (let turn = 0; turn < 3; turn++) await nextTurn()
    expect(answers).toEqual([
      { kind: 'progress', id: 1, value: 1 },
      { kind: 'result', id: 1, value: 'over' },
    ])
  })

  it('keeps a method name of any length out of its answer', async () => {
    const { hostile, answers } = setUpServer()
    hostile.post({ ...double, id: 1, method: 'x'.repeat(1_000_000) })
    await nextTurn()
    expect(answers).toMatchObject([{ kind: 'error', id: 1, error: { code: 'unknown-method' } }])
    expect(JSON.stringify(answers).length).toBeLessThan(1000)
  })
})

describe('a client whose server does not keep to the rules', () => {
  it('passes over answers to what was not asked, and what is no answer', async () => {
    const { hostile, client, asked } = setUpClient()
    const answer = client.call('double', { value: 1 })
    await nextTurn()
    const { id } = asked[0]
    const junk = [null, 0, [], {}, { kind: 'result' }, { kind: 'event' }, { kind: 'event', name: 5 }]
    const strangers = ['result', 'error', 'progress'].map((kind) => ({ kind, id: id + 1, value: 9 }))
    for (const message of [...junk, ...strangers, { kind: 'progress', id, value: 1 }]) hostile.post(message)
    hostile.post({ kind: 'result', id, value: 'right' })
    hostile.post({ kind: 'result', id, value: 'twice' })
    hostile.post({ kind: 'progress', id, value: 'late' })
    expect(await answer).toBe('right')
    await nextTurn()
  })

  it.each([
    ['a code that it does not know', { code: 'of-the-future', sentence: 'New.', hint: 5 }, 'New.'],
    ['an inherited code', { code: 'constructor', sentence: 'Odd.' }, 'Odd.'],
    ['nothing', undefined, 'The engine failed and did not say why.'],
    ['text', 'broken', 'The engine failed and did not say why.'],
  ])('rejects a call that failed with %s', async (_, error, message) => {
    const { hostile, client, asked } = setUpClient()
    const answer = client.call('double', { value: 1 })
    await nextTurn()
    hostile.post({ kind: 'error', id: asked[0].id, error })
    await expect(answer).rejects.toMatchObject({ code: 'internal', message, hint: undefined })
  })

  it('passes over events that it has no name for, inherited names too', async () => {
    const { hostile, client, thrown } = setUpClient()
    const heard: unknown[] = []
    client.on('notice', (text) => heard.push(text))
    for (const name of ['toString', '__proto__', 'constructor', 'notice']) {
      hostile.post({ kind: 'event', name, value: name })
    }
    await nextTurn()
    expect([heard, thrown]).toEqual([['notice'], []])
  })

  it('tells the other listeners of an event when one fails, and reports the failure', async () => {
    const { hostile, client, thrown } = setUpClient()
    const heard: unknown[] = []
    client.on('notice', () => {
      throw new Error('a listener broke')
    })
    client.on('notice', (text) => heard.push(text))
    hostile.post({ kind: 'event', name: 'notice', value: 'hello' })
    await nextTurn()
    expect(heard).toEqual(['hello'])
    expect(thrown).toMatchObject([{ message: 'a listener broke' }])
  })
})

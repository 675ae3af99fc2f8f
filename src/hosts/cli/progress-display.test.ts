import { describe, expect, it } from 'vitest'
import { createProgressDisplay, describePace, formatSeconds } from './progress-display.ts'

function fakeOutput(isTTY: boolean) {
  const written: string[] = []
  return { written, output: { isTTY, columns: 200, write: (text: string) => written.push(text) } }
}

describe('progress on a terminal', () => {
  it('draws a bar with rate and time left, and clears it before the next line', () => {
    const { written, output } = fakeOutput(true)
    let nowMs = 0
    const display = createProgressDisplay(output, () => nowMs)
    display.show({ kind: 'started', stage: 'train' })
    display.show({ kind: 'moved', stage: 'train', done: 0, total: 10 })
    nowMs = 2000
    display.show({ kind: 'moved', stage: 'train', done: 5, total: 10, note: 'loss 1.5' })
    expect(written.at(-1)).toContain('████████████░░░░░░░░░░░░ 5/10, 2.5 a second, 2.0 s left, loss 1.5')
    display.show({ kind: 'finished', stage: 'train', seconds: 4 })
    expect(written.slice(-2)).toEqual(['\r\u001b[K', 'Training the network: done in 4.0 s\n'])
  })

  it('redraws at most ten times a second', () => {
    const { written, output } = fakeOutput(true)
    let nowMs = 0
    const display = createProgressDisplay(output, () => nowMs)
    display.show({ kind: 'started', stage: 'import' })
    for (let done = 0; done < 1000; done++) {
      nowMs += 1
      display.show({ kind: 'moved', stage: 'import', done, total: 1000 })
    }
    expect(written.length).toBeLessThanOrEqual(11)
  })
})

describe('progress in a pipe', () => {
  it('is plain lines without control characters, now and then', () => {
    const { written, output } = fakeOutput(false)
    let nowMs = 0
    const display = createProgressDisplay(output, () => nowMs)
    display.show({ kind: 'started', stage: 'import' })
    for (let done = 0; done <= 100; done++) {
      nowMs += 300
      display.show({ kind: 'moved', stage: 'import', done, total: 100 })
    }
    display.show({ kind: 'finished', stage: 'import', seconds: 30.3 })
    expect(written[0]).toBe('Finding faces and cutting patches\n')
    expect(written.length).toBeLessThan(7)
    expect(written.join('')).not.toContain('\r')
  })

  it('says from where a stage goes on, what was already done, and warnings', () => {
    const { written, output } = fakeOutput(false)
    const display = createProgressDisplay(output, () => 0)
    display.show({ kind: 'kept', stage: 'train' })
    display.show({ kind: 'started', stage: 'train', resumedFrom: 'step 12' })
    display.show({ kind: 'warned', stage: 'train', sentence: 'The network may have collapsed.' })
    expect(written).toEqual([
      'Training the network: already done\n',
      'Training the network: going on from step 12\n',
      'Note: The network may have collapsed.\n',
    ])
  })
})

describe('pace', () => {
  it('counts from where this stage began, not from zero, so that a resumed job does not look quick', () => {
    expect(describePace({ done: 110, total: 120 }, 100, 5)).toBe(', 2.0 a second, 5.0 s left')
  })
  it('turns slow rates round', () => {
    expect(describePace({ done: 2, total: 4 }, 0, 6)).toBe(', 3.0 s each, 6.0 s left')
  })
  it('says nothing before anything was done', () => {
    expect(describePace({ done: 0, total: 4 }, 0, 0)).toBe('')
  })
  it.each([
    [0.25, '0.3 s'],
    [59.6, '60 s'],
    [125, '2 min'],
    [7200, '2.0 h'],
  ])('writes %d seconds as %s', (seconds, text) => expect(formatSeconds(seconds)).toBe(text))
})

import { expect, test } from 'vitest'
import { collapseAlarm, collapseShare, type StepRecord } from './history.ts'

const threshold = collapseShare / Math.sqrt(64)

function spreads(values: number[]): StepRecord[] {
  return values.map((spread, i) => ({ step: i + 1, epoch: 1, loss: 1, learningRate: 1, momentum: 1, spread }))
}

test('the collapse alarm is raised when the spread stays low for twenty steps', () => {
  const low = Array.from({ length: 20 }, () => threshold * 0.9)
  const alarm = collapseAlarm(spreads([0.1, ...low]), [], 64)
  expect(alarm).toMatchObject({ kind: 'collapse', step: 21 })
  expect(collapseAlarm(spreads(low.slice(1)), [], 64)).toBeUndefined()
})

test('one good step among them keeps it silent', () => {
  const values = Array.from({ length: 30 }, (_, i) => (i === 20 ? threshold * 1.1 : 0))
  expect(collapseAlarm(spreads(values), [], 64)).toBeUndefined()
})

test('it is raised once', () => {
  const low = spreads(Array.from({ length: 21 }, () => 0))
  const first = collapseAlarm(low.slice(0, 20), [], 64)
  expect(first).toBeDefined()
  expect(collapseAlarm(low, first ? [first] : [], 64)).toBeUndefined()
})

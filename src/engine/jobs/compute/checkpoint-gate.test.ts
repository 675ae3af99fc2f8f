import { expect, it } from 'vitest'
import { createCheckpointGate } from './checkpoint-gate.ts'

it('waits for the time since the last stored checkpoint, and for the one underway', () => {
  let nowMs = 0
  const gate = createCheckpointGate(1000, () => nowMs)
  nowMs = 999
  expect(gate.isDue()).toBe(false)
  nowMs = 1000
  expect(gate.isDue()).toBe(true)
  gate.sent()
  nowMs = 60_000
  expect(gate.isDue()).toBe(false)
  gate.stored()
  expect(gate.isDue()).toBe(false)
  nowMs = 61_000
  expect(gate.isDue()).toBe(true)
})

import { expect, test } from 'vitest'
import type { TrainingReplay } from '../../../shared/contract/explore.ts'
import {
  advance,
  lastTime,
  momentAt,
  placesAt,
  projectionOf,
  replayPath,
  rowAt,
  type ReplayPath,
} from './replay-path.ts'

const facts = { epoch: 1, loss: null, retrieval: null }
const replay: TrainingReplay = {
  positions: Int32Array.of(2, 5),
  tones: Float32Array.of(10, 20),
  moments: [
    { ...facts, step: 0, x: Float32Array.of(0, 4), y: Float32Array.of(0, 2) },
    { ...facts, step: 6, x: Float32Array.of(2, 8), y: Float32Array.of(2, 0) },
  ],
}
const path = replayPath(replay) as ReplayPath

test('all moments are on one plane, the longer side from -1 to 1, shapes kept', () => {
  expect([...path.places[0]]).toEqual([-1, -0.25, 0, 0.25])
  expect([...path.places[1]]).toEqual([-0.5, 0.25, 1, -0.25])
  expect(replayPath({ ...replay, moments: [] })).toBeNull()
})

test('points are at a moment in its time, half way in the middle, and stay at the ends', () => {
  expect(placesAt(path, 0)).toBe(path.places[0])
  expect([...placesAt(path, 0.5)]).toEqual([-0.75, 0, 0.5, 0])
  expect(placesAt(path, 9)).toBe(path.places[1])
  expect(placesAt(path, -1)).toBe(path.places[0])
})

test('they leave a moment slowly', () => {
  expect(placesAt(path, 0.1)[0] - path.places[0][0]).toBeLessThan(0.03)
})

test('time goes on with the clock and ends with the last moment', () => {
  expect(advance(path, 0, 0.45)).toEqual({ time: 0.5, ended: false })
  expect(advance(path, 0.5, 5)).toEqual({ time: lastTime(path), ended: true })
})

test('what is said of a time is that of the nearest moment', () => {
  expect([0, 0.4, 0.6, 7].map((time) => momentAt(path, time).step)).toEqual([0, 0, 6, 6])
})

test('the plane lies in the middle of the room, and a dot is found by its pixel', () => {
  const extent = { width: 220, height: 120, padding: { top: 10, right: 10, bottom: 10, left: 10 } }
  expect(projectionOf(extent)).toEqual({ scale: 50, shiftX: 110, shiftY: 60 })
  expect(rowAt(path.places[0], extent, { x: 62, y: 72, reachPx: 8 })).toBe(0)
  expect(rowAt(path.places[0], extent, { x: 110, y: 48, reachPx: 8 })).toBe(1)
  expect(rowAt(path.places[0], extent, { x: 20, y: 20, reachPx: 8 })).toBeNull()
})

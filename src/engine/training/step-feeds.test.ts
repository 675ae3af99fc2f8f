import { expect, test } from 'vitest'
import { stepNames, trainingConfig } from '../../models/methods/index.ts'
import { createRng } from '../../numeric/rng.ts'
import { patchBytes, patchesInMemory } from './patch-source.ts'
import { drawStepFeeds } from './step-feeds.ts'

const config = trainingConfig({ backbone: 'tiny', patchSize: 16 })
const bytes = Uint8Array.from({ length: 3 * patchBytes }, (_, i) => (i * 7) % 256)
const indices = Int32Array.of(2, 0)
const feeds = drawStepFeeds({ patches: patchesInMemory(bytes), config }, { indices, rng: createRng(1) })

test('a step is fed the patches of its indices, planes of red, green and blue from 0 to 1', () => {
  const { data } = feeds[stepNames.patches]
  const area = patchBytes / 3
  const expected = (patch: number, channel: number, place: number): number =>
    bytes[patch * patchBytes + 3 * place + channel] / 255
  expect(data[1 * area + 5]).toBeCloseTo(expected(2, 1, 5), 6)
  expect(data[3 * area + 2 * area + 95]).toBeCloseTo(expected(0, 2, 95), 6)
})

test('each sample of each view has an augmentation of its own', () => {
  const drawn = stepNames.views.flatMap((view) =>
    [0, 1].map((sample) => feeds[`${view}/colour`].data.slice(9 * sample, 9 * sample + 9).join()),
  )
  expect(new Set(drawn).size).toBe(4)
})

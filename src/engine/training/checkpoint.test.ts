import { describe, expect, test } from 'vitest'
import { decodeCheckpoint, encodeCheckpoint, type Checkpoint } from './checkpoint.ts'
import { encodeTensorFile } from './tensor-file.ts'

const checkpoint: Checkpoint = {
  fingerprint: '["byol"]',
  step: 7,
  rng: [1, 2, 3, 4294967295],
  order: Int32Array.of(2, 0, 1),
  state: {
    'online/backbone/stem/conv/weight': { shape: [1, 3], data: Float32Array.of(0.1, -2, 3e-8) },
    empty: { shape: [0], data: new Float32Array(0) },
    scalar: { shape: [], data: Float32Array.of(5) },
  },
  history: [{ step: 7, epoch: 2, loss: Math.fround(1.7), learningRate: 0.1, spread: 0.05, momentum: 0.99 }],
  warnings: [{ kind: 'collapse', step: 7, sentence: 'Grüße' }],
}

describe('a checkpoint', () => {
  test('comes back from its bytes as it was', () =>
    expect(decodeCheckpoint(encodeCheckpoint(checkpoint))).toEqual(checkpoint))

  test('can be read from the middle of a larger buffer', () => {
    const bytes = encodeCheckpoint(checkpoint)
    const larger = new Uint8Array(bytes.length + 3)
    larger.set(bytes, 3)
    expect(decodeCheckpoint(larger.subarray(3))).toEqual(checkpoint)
  })

  test('gives the same bytes each time', () =>
    expect(encodeCheckpoint(checkpoint)).toEqual(encodeCheckpoint(structuredClone(checkpoint))))

  test('is refused wherever a byte was changed', () => {
    const bytes = encodeCheckpoint(checkpoint)
    for (let i = 0; i < bytes.length; i++) {
      const changed = bytes.slice()
      changed[i] ^= 4
      expect(() => decodeCheckpoint(changed), `byte ${i}`).toThrow(/damaged/)
    }
  })

  test('is refused when it is cut off or no such file', () => {
    const bytes = encodeCheckpoint(checkpoint)
    for (const length of [0, 5, 8, 100, bytes.length - 1])
      expect(() => decodeCheckpoint(bytes.subarray(0, length))).toThrow(/damaged/)
    expect(() => decodeCheckpoint(new TextEncoder().encode('not a checkpoint at all'))).toThrow(/damaged/)
  })

  test('is refused when it holds something else or comes from a newer version', () => {
    const other = encodeTensorFile({ tensors: {}, metadata: { format: 'cheekbone-backbone' } })
    expect(() => decodeCheckpoint(other)).toThrow(/not a checkpoint/)
    const newer = encodeTensorFile({
      tensors: {},
      metadata: { format: 'cheekbone-checkpoint', version: '2' },
    })
    expect(() => decodeCheckpoint(newer)).toThrow(/newer/)
  })
})

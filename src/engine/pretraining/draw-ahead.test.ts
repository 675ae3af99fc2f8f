import { describe, expect, it } from 'vitest'
import { drawBatch } from '../../models/drawn-skin/index.ts'
import { createPatchStream } from './draw-ahead.ts'

const options = { seed: 5, batch: 3, sidePx: 48, firstStep: 4, views: 2 }

describe('batches drawn ahead', () => {
  it.each([1, 2])('come in order and as drawn here, with %i workers', async (workers) => {
    const stream = createPatchStream({ ...options, workers })
    try {
      for (const step of [4, 5, 6, 7, 8]) {
        const { pixels, targets } = drawBatch({
          count: 3,
          sidePx: 48,
          seed: 5,
          firstIndex: step * 3,
          views: 2,
        })
        expect(await stream.next()).toEqual({ step, pixels, targets })
      }
    } finally {
      await stream.close()
    }
  })

  it('end with the stream: what is asked for is cancelled, and closing twice is closing once', async () => {
    const stream = createPatchStream({ ...options, workers: 2 })
    const waiting = stream.next()
    const outcome = expect(waiting).rejects.toMatchObject({ code: 'cancelled' })
    await Promise.all([stream.close(), stream.close()])
    await outcome
    await expect(stream.next()).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('say why drawing failed', async () => {
    const stream = createPatchStream({ ...options, sidePx: -1, workers: 1 })
    try {
      await expect(stream.next()).rejects.toMatchObject({ code: 'internal' })
    } finally {
      await stream.close()
    }
  })
})

import { beforeAll, expect, test } from 'vitest'
import { openRuntime, type Runtime } from '../runtime/index.ts'
import { patchBytes, patchesInMemory } from './patch-source.ts'
import { showViews } from './show-views.ts'

let runtime: Runtime
beforeAll(async () => {
  runtime = await openRuntime({ device: 'cpu', threads: 1 })
})

/** A plain colour, and a ramp from left to right. */
const bytes = new Uint8Array(2 * patchBytes)
for (let i = 0; i < patchBytes; i++) {
  bytes[i] = [200, 140, 120][i % 3]
  bytes[patchBytes + i] = 40 + (Math.floor(i / 3) % 96)
}
const patches = patchesInMemory(bytes)
const wishes = { augment: 'skin', size: 96, seed: 1, views: 3 } as const

test('shows each patch as it is and then its views, the same for the same seed', async () => {
  const shown = await showViews(patches, wishes, runtime)
  expect(shown).toHaveLength(2 * 4 * patchBytes)
  expect(shown.subarray(0, patchBytes)).toEqual(bytes.subarray(0, patchBytes))
  expect(shown.subarray(4 * patchBytes, 5 * patchBytes)).toEqual(bytes.subarray(patchBytes))
  expect(shown.subarray(patchBytes, 2 * patchBytes)).not.toEqual(bytes.subarray(0, patchBytes))
  expect(await showViews(patches, wishes, runtime)).toEqual(shown)
  expect(await showViews(patches, { ...wishes, seed: 2 }, runtime)).not.toEqual(shown)
})

test('views of skin keep its colour within a lamp, those that are blind to tone do not', async () => {
  const meanGreen = (shown: Uint8Array, view: number): number => {
    let sum = 0
    for (let i = view * patchBytes + 1; i < (view + 1) * patchBytes; i += 3) sum += shown[i]
    return sum / (patchBytes / 3)
  }
  const spreadOf = async (augment: 'skin' | 'tone-blind'): Promise<number> => {
    const shown = await showViews(patches, { ...wishes, augment, views: 8 }, runtime)
    const greens = Array.from({ length: 8 }, (_, view) => meanGreen(shown, view + 1))
    return Math.max(...greens) - Math.min(...greens)
  }
  expect(await spreadOf('skin')).toBeLessThan(50)
  expect(await spreadOf('tone-blind')).toBeGreaterThan(await spreadOf('skin'))
})

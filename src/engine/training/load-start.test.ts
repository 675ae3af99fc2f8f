import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import type { TensorValues } from '../../models/tensors.ts'
import { shippedStarts } from '../../shared/network-starts.ts'
import { encodeBackbone } from './backbone-file.ts'
import { findStart, loadStart, shippedBackboneUrl } from './load-start.ts'
import { untrainedBackbone } from './untrained.ts'

const tiny = { backbone: 'tiny', stem: 'patch' } as const
const parameters = untrainedBackbone(tiny, 1)

async function fileOf(values: TensorValues, network?: Parameters<typeof encodeBackbone>[1]): Promise<string> {
  const path = join(temporaryFolder(), 'backbone.safetensors')
  await writeFile(path, encodeBackbone(values, network))
  return path
}

describe('loadStart', () => {
  test('gives a file its parameters back', async () =>
    expect(await loadStart(await fileOf(parameters), tiny)).toEqual(parameters))

  test('gives a file in half precision back, each value as near as half precision is', async () => {
    const loaded = await loadStart(await fileOf(parameters, { precision: 'half' }), tiny)
    for (const [name, { shape, data }] of Object.entries(parameters)) {
      expect(loaded?.[name].shape).toEqual(shape)
      data.forEach((value, i) =>
        expect(Math.abs((loaded?.[name].data[i] ?? NaN) - value)).toBeLessThanOrEqual(
          Math.abs(value) / 2048 + 2 ** -25,
        ),
      )
    }
  })

  test('is told from other files by the digest of its bytes', async () => {
    const [file, same, other] = [
      await fileOf(parameters),
      await fileOf(parameters),
      await fileOf(untrainedBackbone(tiny, 2)),
    ]
    const digests = await Promise.all(
      [file, same, other].map(async (path) => (await findStart(path, tiny))?.digest),
    )
    expect(digests[0]).toMatch(/^[0-9a-f]{64}$/)
    expect(digests[1]).toBe(digests[0])
    expect(digests[2]).not.toBe(digests[0])
  })

  test('begins with nothing when random is asked for', async () =>
    expect(await loadStart('random', tiny)).toBeUndefined())

  test('has parameters that ship with skin-net, all of them numbers, none of them stuck at zero', async () => {
    const loaded = await loadStart('drawn', { backbone: 'skin-net', stem: 'patch' })
    const all = Object.entries(loaded ?? {})
    expect(all.length).toBeGreaterThan(40)
    for (const [name, { data }] of all) {
      expect(data.every(Number.isFinite), name).toBe(true)
      expect(
        data.some((value) => value !== 0),
        name,
      ).toBe(true)
    }
  })

  test('says that no file ships for a backbone that has none', async () =>
    await expect(loadStart('drawn', tiny)).rejects.toMatchObject({
      code: 'not-found',
      hint: expect.stringMatching(/skin-net/) as string,
    }))

  test('names a file that is not there', async () =>
    await expect(loadStart('/nowhere/at-all.safetensors', tiny)).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringMatching(/at-all/) as string,
    }))

  test('refuses the parameters of another backbone, by what it is called or by their shapes', async () => {
    const named = await fileOf(parameters, { network: tiny })
    await expect(loadStart(named, { ...tiny, stem: 'cifar' })).rejects.toThrow(/stem is patch, not cifar/)
    await expect(loadStart(named, { ...tiny, backbone: 'skin-net' })).rejects.toThrow(/backbone is tiny/)
    const unnamed = await fileOf(parameters)
    await expect(loadStart(unnamed, { ...tiny, stem: 'imagenet' })).rejects.toThrow(
      /"stem\/conv\/weight" is \[8,3,3,3\], not \[8,3,7,7\]/,
    )
  })

  test('refuses a file with a tensor too few or too many', async () => {
    const { 'stem/norm/scale': scale, ...rest } = parameters
    await expect(loadStart(await fileOf(rest), tiny)).rejects.toThrow(/"stem\/norm\/scale" is missing/)
    await expect(loadStart(await fileOf({ ...parameters, more: scale }), tiny)).rejects.toThrow(/has "more"/)
  })
})

test('every start that ships has parameters of its own', async () => {
  const found = await Promise.all(
    shippedStarts.map((start) => findStart(start, { backbone: 'skin-net', stem: 'patch' })),
  )
  expect(new Set(found.map((start) => start?.digest)).size).toBe(shippedStarts.length)
})

test.each([
  ['drawn', 'file:///app/src/engine/training/load-start.ts', 'skin-net.safetensors'],
  ['drawn', 'file:///app/out/main/compute-worker.cjs', 'skin-net.safetensors'],
  ['drawn-mixed-light', 'file:///app/src/engine/training/load-start.ts', 'skin-net-mixed-light.safetensors'],
] as const)('what ships for %s is looked for in resources, from %s', (start, here, file) => {
  expect(shippedBackboneUrl(start, 'skin-net', here).pathname).toBe(`/app/resources/backbones/${file}`)
})

import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { writeExplorableLibrary } from '../../../test/support/explorable-library.ts'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import type { WindowContract } from '../../shared/contract.ts'
import { mostSheetPatches } from '../../shared/contract/pictures.ts'
import { patchSidePx } from '../../shared/domain.ts'
import { connect } from '../../shared/rpc/client.ts'
import { createLoopback } from '../../shared/rpc/loopback.ts'
import { createEngine } from '../index.ts'
import { openLibraryReadOnly } from '../store/open-library.ts'
import { patchPixels } from '../store/patches.ts'

const bytesEach = patchSidePx * patchSidePx * 3

async function setUp() {
  const folder = temporaryFolder()
  const file = join(folder, 'a.cheekbone')
  writeExplorableLibrary(file, { patches: 12, topics: 2, features: 4, pictured: 8 })
  const engine = createEngine({ dataFolder: folder, roots: [] })
  onTestFinished(() => engine.close())
  const [here, there] = createLoopback()
  engine.connectWindow(there)
  const client = connect<WindowContract>(here)
  const { id: library } = await client.call('libraries.open', { library: file })
  return {
    library,
    pixels: (patch: number) => patchPixels(openLibraryReadOnly(file), patch) ?? new Uint8Array(bytesEach),
    ask: (patches: unknown) => client.call('pictures.patches', { library, patches: patches as Int32Array }),
  }
}

describe('pictures.patches', () => {
  it('gives the pixels of each patch in the order in which they were asked for', async () => {
    const { ask, pixels } = await setUp()
    const { rgb, found } = await ask(Int32Array.of(5, 2, 5))
    expect([...found]).toEqual([1, 1, 1])
    expect(rgb).toHaveLength(3 * bytesEach)
    ;[5, 2, 5].forEach((patch, i) =>
      expect(Buffer.compare(rgb.subarray(i * bytesEach, (i + 1) * bytesEach), pixels(patch))).toBe(0),
    )
  })

  it('tells which patches are not there, or have no pixels, and gives the others all the same', async () => {
    const { ask } = await setUp()
    expect([...(await ask(Int32Array.of(7, 11, 999))).found]).toEqual([1, 0, 0])
  })

  it.each([
    ['none', new Int32Array(0)],
    ['more than an answer may hold', new Int32Array(mostSheetPatches + 1).fill(1)],
    ['an id of nothing', Int32Array.of(1, 0)],
    ['a negative id', Int32Array.of(-1)],
    ['a plain list', [1, 2]],
    ['numbers that are no ids', Float64Array.of(1.5)],
    ['a text', '1,2'],
    ['something that only looks like a list of ids', { length: 1, 0: 1 }],
  ])('refuses %s', async (_, patches) => {
    const { ask } = await setUp()
    await expect(ask(patches)).rejects.toMatchObject({ code: 'bad-argument' })
  })
})

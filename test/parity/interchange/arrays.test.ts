import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readNpyMatrix, withNpy } from '../../../src/engine/interchange/read-npy.ts'
import { writeNpy } from '../../../src/engine/interchange/write-npy.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const fixture = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
const arrays = JSON.parse(readFileSync(fixture('arrays.json'), 'utf8')) as Record<
  string,
  { shape: number[]; values: number[] }
>

describe('arrays that NumPy wrote', () => {
  it.each(Object.entries(arrays))('reads %s', async (name, { shape, values }) => {
    await withNpy(fixture(`${name}.npy`), async ({ rows, cols, read, readExactly }) => {
      expect([rows, cols]).toEqual([shape[0], shape[1] ?? 1])
      expect([...(await readExactly(0, rows))]).toEqual(values)
      expect([...(await read(0, rows)).data]).toEqual([...Float32Array.from(values)])
    })
  })

  it.each(['float32', 'float32-fortran', 'float32-big-endian', 'uint8'])(
    'reads some rows of %s without the others',
    async (name) => {
      const { values } = arrays[name]
      await withNpy(fixture(`${name}.npy`), async ({ read, readExactly }) => {
        expect([...(await readExactly(1, 3))]).toEqual(values.slice(4))
        expect([...(await read(2, 3)).data]).toEqual([...Float32Array.from(values.slice(8))])
      })
    },
  )

  it.each([
    ['objects', 'Python objects, which are never loaded'],
    ['structures', 'structures with named fields'],
    ['complex', 'values of type "<c8"'],
    ['text', 'values of type "<U2"'],
    ['three-dimensions', '3 dimensions'],
    ['beyond-2-to-53', 'beyond 2^53'],
  ])('refuses %s and says why', async (name, why) => {
    await expect(
      withNpy(fixture(`${name}.npy`), ({ rows, readExactly }) => readExactly(0, rows)),
    ).rejects.toMatchObject({ code: 'bad-argument', message: expect.stringContaining(why) as string })
  })

  it('takes only two dimensions for a matrix', async () => {
    await expect(readNpyMatrix(fixture('one-dimension.npy'))).rejects.toThrow('rows and columns')
  })
})

describe('damaged files', () => {
  const whole = readFileSync(fixture('float32.npy'))
  const written = (bytes: Uint8Array): string => {
    const file = join(temporaryFolder(), 'a.npy')
    writeFileSync(file, bytes)
    return file
  }

  it('says that values are missing before it reads any', async () => {
    await expect(readNpyMatrix(written(whole.subarray(0, whole.length - 1)))).rejects.toThrow(
      'is cut off: its header speaks of 3 x 4 values, 48 bytes, and 47 follow',
    )
  })

  it('does not take the size of a lying header', async () => {
    const huge = Buffer.from(whole.toString('latin1').replace('(3, 4), } ', '(3, 4000000000), } '), 'latin1')
    await expect(readNpyMatrix(written(huge))).rejects.toThrow('is cut off')
  })

  it.each([
    ['nothing', new Uint8Array(0), 'is not a .npy file'],
    ['text', Buffer.from('patch_id,photo\r\n1,a.jpg\r\n'), 'is not a .npy file'],
    ['a header without end', whole.subarray(0, 40), 'ends within its header'],
    [
      'a later format',
      Buffer.concat([whole.subarray(0, 6), Buffer.of(4, 0), whole.subarray(8)]),
      'format 4.0',
    ],
    [
      'no dictionary',
      Buffer.from(whole.toString('latin1').replace('descr', 'descx'), 'latin1'),
      'damaged header',
    ],
  ])('names %s', async (_, bytes, why) => {
    await expect(readNpyMatrix(written(bytes))).rejects.toThrow(why)
  })

  it('says that there is no file', async () => {
    await expect(readNpyMatrix(join(temporaryFolder(), 'none.npy'))).rejects.toMatchObject({ code: 'io' })
  })
})

describe('arrays that are written', () => {
  it.each([
    ['float32', Float32Array, [3, 4]],
    ['float64', Float64Array, [3, 4]],
    ['int32', Int32Array, [3, 4]],
    ['uint8', Uint8Array, [3, 4]],
    ['one-dimension', Int32Array, [4]],
  ] as const)('are byte for byte what NumPy writes: %s', async (name, Kind, shape) => {
    const file = join(temporaryFolder(), 'a.npy')
    await writeNpy(file, { values: Kind.from(arrays[name].values), shape })
    const theirs = readFileSync(fixture(`${name}.npy`))
    expect(readFileSync(file).equals(theirs)).toBe(true)
  })

  it('are refused when shape and values do not agree', async () => {
    const file = join(temporaryFolder(), 'a.npy')
    await expect(writeNpy(file, { values: new Float32Array(5), shape: [2, 3] })).rejects.toThrow('2 x 3')
  })
})

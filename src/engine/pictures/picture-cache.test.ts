import { describe, expect, it } from 'vitest'
import type { Picture } from '../../shared/contract/pictures.ts'
import { createPictureCache } from './picture-cache.ts'

function maker(sizeBytes: number) {
  const made: string[] = []
  const make = (key: string) => (): Promise<Picture> => {
    made.push(key)
    return Promise.resolve({ mediaType: 'image/png', bytes: new Uint8Array(sizeBytes) })
  }
  return { made, make }
}

describe('createPictureCache', () => {
  it('makes a picture once, also when it is asked for twice at the same time', async () => {
    const cache = createPictureCache(1000)
    const { made, make } = maker(10)
    const [one, two] = await Promise.all([cache.get('a', make('a')), cache.get('a', make('a'))])
    expect(await cache.get('a', make('a'))).toBe(one)
    expect(two).toBe(one)
    expect(made).toEqual(['a'])
  })

  it('lets go of what was used longest ago when it is full', async () => {
    const cache = createPictureCache(25)
    const { made, make } = maker(10)
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await cache.get(key, make(key))
    expect(made).toEqual(['a', 'b', 'c', 'b'])
  })

  it('tries again after a failure', async () => {
    const cache = createPictureCache(25)
    const { make } = maker(10)
    await expect(cache.get('a', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone')
    expect((await cache.get('a', make('a'))).bytes).toHaveLength(10)
  })
})

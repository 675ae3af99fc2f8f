import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dataFolder, defaultLibrary } from './default-paths.ts'

describe('default places', () => {
  it("follow each platform's custom", () => {
    expect(dataFolder('linux', { XDG_DATA_HOME: '/data' })).toBe(join('/data', 'cheekbone'))
    expect(dataFolder('win32', { LOCALAPPDATA: 'C:/Local' })).toBe(join('C:/Local', 'Cheekbone'))
    expect(dataFolder('darwin', {})).toMatch(/Library.Application Support.Cheekbone$/)
  })

  it('give folders of one name different libraries, and one folder always the same', () => {
    const env = { XDG_DATA_HOME: '/data' }
    const one = defaultLibrary('/a/photos', 'linux', env)
    expect(one).toMatch(/photos-[0-9a-f]{8}\.cheekbone$/)
    expect(defaultLibrary('/a/photos/', 'linux', env)).toBe(one)
    expect(defaultLibrary('/b/photos', 'linux', env)).not.toBe(one)
  })
})

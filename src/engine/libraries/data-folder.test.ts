import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { defaultDataFolder, libraryOfFolder } from './data-folder.ts'

describe('the data folder', () => {
  it("follows each platform's custom", () => {
    expect(defaultDataFolder('linux', { XDG_DATA_HOME: '/data' })).toBe(join('/data', 'cheekbone'))
    expect(defaultDataFolder('win32', { LOCALAPPDATA: 'C:/Local' })).toBe(join('C:/Local', 'Cheekbone'))
    expect(defaultDataFolder('darwin', {})).toMatch(/Library.Application Support.Cheekbone$/)
  })

  it('gives folders of one name different libraries, and one folder always the same', () => {
    const one = libraryOfFolder('/data', '/a/photos')
    expect(one).toMatch(/photos-[0-9a-f]{8}\.cheekbone$/)
    expect(libraryOfFolder('/data', '/a/photos/')).toBe(one)
    expect(libraryOfFolder('/data', '/b/photos')).not.toBe(one)
  })
})

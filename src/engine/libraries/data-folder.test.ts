import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { defaultDataFolder, drawnFacesFolder, libraryOfFolder, nameOfLibrary } from './data-folder.ts'

describe('the data folder', () => {
  it("follows each platform's custom", () => {
    expect(defaultDataFolder('linux', { XDG_DATA_HOME: '/data' })).toBe(join('/data', 'cheekbone'))
    expect(defaultDataFolder('win32', { LOCALAPPDATA: 'C:/Local' })).toBe(join('C:/Local', 'Cheekbone'))
    expect(defaultDataFolder('darwin', {})).toMatch(/Library.Application Support.Cheekbone$/)
  })

  it.each(['', 'data'])('is not below the present folder, though it was set to %j', (given) => {
    expect(defaultDataFolder('linux', { XDG_DATA_HOME: given })).toBe(defaultDataFolder('linux', {}))
  })

  it('gives folders of one name different libraries, and one folder always the same', () => {
    const one = libraryOfFolder('/data', '/a/photos')
    expect(one).toMatch(/photos-[0-9a-f]{8}\.cheekbone$/)
    expect(libraryOfFolder('/data', '/a/photos/')).toBe(one)
    expect(libraryOfFolder('/data', '/b/photos')).not.toBe(one)
  })

  it('calls a library by its folder, by what is drawn in it, or by its file where it belongs to no folder', () => {
    const path = '/data/libraries/trial.cheekbone'
    expect(nameOfLibrary({ path, folder: '/photos/summer' })).toBe('summer')
    expect(nameOfLibrary({ path, folder: drawnFacesFolder('/data', { faces: 240, seed: 1 }) })).toBe(
      'drawn-faces 240-1',
    )
    expect(nameOfLibrary({ path, folder: '' })).toBe('trial')
  })
})

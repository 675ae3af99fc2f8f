import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { libraryIdOf } from './library-id.ts'
import { openRecentLibraries } from './recent-libraries.ts'

describe('recent libraries', () => {
  it('stand latest first, each once, and keep the patches that they are known by', () => {
    const recent = openRecentLibraries(temporaryFolder(), () => 7)
    recent.add({ path: '/a.cheekbone', folder: '/photos/a' })
    recent.show(libraryIdOf('/a.cheekbone'), [3, 9])
    recent.add({ path: '/b.cheekbone', folder: '/photos/b' })
    recent.add({ path: '/a.cheekbone', folder: '/photos/a' })
    expect(recent.list().map(({ name, exists, samplePatches }) => [name, exists, samplePatches])).toEqual([
      ['a', false, [3, 9]],
      ['b', false, []],
    ])
  })

  it('of a list that was written before patches were kept in it are all there', () => {
    const folder = temporaryFolder()
    const kept = [{ path: '/a.cheekbone', folder: '/photos/a', openedMs: 1 }]
    writeFileSync(join(folder, 'recent-libraries.json'), JSON.stringify(kept))
    expect(openRecentLibraries(folder, () => 2).list()).toMatchObject([{ name: 'a', samplePatches: [] }])
  })

  it('keep the folder of a library that is opened before it knows its folder, as happens while its first job begins', () => {
    const recent = openRecentLibraries(temporaryFolder(), () => 1)
    recent.add({ path: '/a.cheekbone', folder: '/photos/summer' })
    recent.add({ path: '/a.cheekbone', folder: '' })
    expect(recent.list()).toMatchObject([{ name: 'summer', folder: '/photos/summer' }])
    recent.add({ path: '/a.cheekbone', folder: '/photos/moved' })
    expect(recent.list()).toMatchObject([{ name: 'moved' }])
  })

  it('do not gain a library by being shown one that is not among them', () => {
    const recent = openRecentLibraries(temporaryFolder(), () => 1)
    recent.show(libraryIdOf('/a.cheekbone'), [1])
    expect(recent.list()).toEqual([])
  })
})

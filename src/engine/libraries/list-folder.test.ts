import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { listFolder, type ListedPlaces } from './list-folder.ts'
import { pathRoots } from './path-roots.ts'

function placesUnder(folder: string): ListedPlaces {
  return { roots: pathRoots([folder]), dataFolder: join(folder, 'elsewhere', 'data') }
}

describe('listFolder', () => {
  it('lists folders by name, counts pictures, names libraries, and leaves out what is hidden', async () => {
    const folder = temporaryFolder()
    for (const name of ['b', 'A', '.hidden']) mkdirSync(join(folder, name))
    for (const name of ['1.jpg', '2.PNG', 'notes.txt', '.jpg', 'old.cheekbone'])
      writeFileSync(join(folder, name), '')
    const listing = await listFolder(folder, placesUnder(folder))
    expect(listing.folders.map(({ name }) => name)).toEqual(['A', 'b'])
    expect(listing.photos).toBe(2)
    expect(listing.libraries).toEqual([{ name: 'old.cheekbone', path: join(folder, 'old.cheekbone') }])
    expect(listing.parent).toBeNull()
  })

  it('goes up to a root and no further', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'deep'))
    const roots = placesUnder(folder)
    expect((await listFolder(join(folder, 'deep'), roots)).parent).toBe(folder)
    expect((await listFolder(null, roots)).folders).toHaveLength(1)
    await expect(listFolder('/', roots)).rejects.toThrow(/outside/)
  })

  it('says in words what cannot be opened', async () => {
    const folder = temporaryFolder()
    await expect(listFolder(join(folder, 'gone'), placesUnder(folder))).rejects.toThrow(
      /gone cannot be opened/,
    )
  })

  it('offers the data folder nowhere, though a window may name it', async () => {
    const folder = temporaryFolder()
    const dataFolder = join(folder, 'data')
    for (const name of ['data', 'photos']) mkdirSync(join(folder, name))
    const places = { roots: pathRoots([folder, dataFolder]), dataFolder }
    expect((await listFolder(null, places)).folders.map(({ path }) => path)).toEqual([folder])
    expect((await listFolder(folder, places)).folders.map(({ name }) => name)).toEqual(['photos'])
  })
})

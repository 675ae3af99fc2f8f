import { describe, expect, it } from 'vitest'
import type { FolderListing } from '../../../shared/contract/folders.ts'
import { createFolderBrowsing, focusAfter, photosWithin } from './folder-browsing.ts'

function listingOf(folder: string | null, parent: string | null): FolderListing {
  return { folder, parent, folders: [], photos: 0, libraries: [] }
}

const machine: Record<string, FolderListing> = {
  places: listingOf(null, null),
  '/home': listingOf('/home', null),
  '/home/photos': listingOf('/home/photos', '/home'),
}

function look(folder: string | null): Promise<FolderListing> {
  const found = machine[folder ?? 'places']
  return found ? Promise.resolve(found) : Promise.reject(new Error('It is not there.'))
}

describe('browsing folders', () => {
  it('goes up as far as the places that may be chosen from', async () => {
    const browsing = createFolderBrowsing(look)
    await browsing.show('/home/photos')
    await browsing.goUp()
    expect(browsing.listing.value?.folder).toBe('/home')
    await browsing.goUp()
    expect(browsing.listing.value?.folder).toBeNull()
  })

  it('shows what was asked for last, whichever answer comes last', async () => {
    const slow = Promise.withResolvers<FolderListing>()
    const browsing = createFolderBrowsing((folder) => (folder === null ? slow.promise : look(folder)))
    const first = browsing.show(null)
    expect(await browsing.show('/home')).toBe(true)
    slow.resolve(machine.places)
    expect(await first).toBe(false)
    expect(browsing.listing.value?.folder).toBe('/home')
  })

  it('waits while what is shown is not what was asked for last', async () => {
    const slow = Promise.withResolvers<FolderListing>()
    const browsing = createFolderBrowsing((folder) =>
      folder === '/home/photos' ? slow.promise : look(folder),
    )
    await browsing.show('/home')
    expect(browsing.waiting.value).toBe(false)
    const photos = browsing.show('/home/photos')
    expect(browsing.waiting.value).toBe(true)
    await browsing.show('/root')
    expect(browsing.waiting.value).toBe(false)
    const again = browsing.show('/home/photos')
    slow.resolve(machine['/home/photos'])
    await Promise.all([photos, again])
    expect(browsing.waiting.value).toBe(false)
  })

  it('keeps what was shown when a folder cannot be read, says why, and forgets it with the next', async () => {
    const browsing = createFolderBrowsing(look)
    await browsing.show('/home')
    expect(await browsing.show('/root')).toBe(false)
    expect(browsing.listing.value?.folder).toBe('/home')
    expect(browsing.error.value).toMatchObject({ message: 'It is not there.' })
    await browsing.show(null)
    expect(browsing.error.value).toBeNull()
  })
})

describe('focusAfter', () => {
  it.each([
    ['ArrowDown', 0, 1],
    ['ArrowDown', 2, 2],
    ['ArrowUp', 1, 0],
    ['ArrowUp', 0, 0],
    ['ArrowDown', -1, 0],
  ])('%s at %d leads to %d of three', (key, at, next) => expect(focusAfter(key, { at, count: 3 })).toBe(next))

  it('leaves other keys, and an empty list, alone', () => {
    expect(focusAfter('Enter', { at: 0, count: 3 })).toBeNull()
    expect(focusAfter('ArrowDown', { at: -1, count: 0 })).toBeNull()
  })
})

describe('photos of the open folder', () => {
  it('are here, may be further down, or are nowhere', () => {
    const listing = listingOf('/home', null)
    const below = [{ name: 'a', path: '/home/a' }]
    expect(photosWithin({ ...listing, photos: 2 })).toBe('here')
    expect(photosWithin({ ...listing, folders: below })).toBe('below')
    expect(photosWithin(listing)).toBe('none')
  })

  it('are not spoken of above all folders', () => {
    expect(photosWithin(null)).toBeNull()
    expect(photosWithin(listingOf(null, null))).toBeNull()
  })
})

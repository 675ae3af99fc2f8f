import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { sampleFile, samplePatch, samplePhoto } from '../../../test/support/sample-findings.ts'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { openShelf } from '../libraries/library-shelf.ts'
import { rejectedPatches } from '../store/kept-patches.ts'
import { openLibrary, openLibraryReadOnly } from '../store/open-library.ts'
import { photoVerdicts, storedScene } from '../store/overlays.ts'
import { replacePhoto, setLibraryFolder } from '../store/photos.ts'
import { keepOfPhoto, listLeftOut, type KeptOfPhoto } from './left-out-of-file.ts'

/** Two photos of whose cheeks three were left out, one of them without pixels. */
function libraryFile(): { library: string; keep: (wanted: KeptOfPhoto) => ReturnType<typeof listLeftOut> } {
  const folder = temporaryFolder()
  const path = join(folder, 'a.cheekbone')
  const library = openLibrary(path)
  setLibraryFolder(library, folder)
  const blurred = samplePatch('left-cheek', { rejected: 'blurred' })
  const dark = samplePatch('right-cheek', { rejected: 'under-exposed' })
  const outside = { ...samplePatch('left-cheek', { rejected: 'outside-photo' }), pixels: new Uint8Array() }
  const photos = { 'in/a.jpg': [blurred, dark], 'b.jpg': [outside] }
  for (const [photo, patches] of Object.entries(photos))
    replacePhoto(library, 'faces', {
      file: sampleFile(photo),
      findings: samplePhoto(`hash ${photo}`, patches),
    })
  library.close()
  const shelf = openShelf(() => null)
  onTestFinished(() => shelf.close())
  return { library: path, keep: (wanted) => keepOfPhoto({ library: path, ...wanted }, shelf) }
}

describe('what was left out of a library file', () => {
  it('is listed by photo with its reasons', () => {
    const { library } = libraryFile()
    expect(listLeftOut({ library })).toMatchObject([
      { photo: 'in/a.jpg', face: 1, region: 'left-cheek', reason: 'blurred', canBeKept: true, kept: false },
      { photo: 'in/a.jpg', face: 1, region: 'right-cheek', reason: 'under-exposed', kept: false },
      { photo: 'b.jpg', reason: 'outside-photo', canBeKept: false },
    ])
  })

  it('is kept by photo and region, and left out again', () => {
    const { library, keep } = libraryFile()
    const kept = keep({ photo: 'in/a.jpg', region: 'left-cheek', kept: true })
    expect(kept).toMatchObject([{ region: 'left-cheek', kept: true }])
    expect(listLeftOut({ library }).map((patch) => patch.kept)).toEqual([true, false, false])
    expect(keep({ photo: 'in/a.jpg', kept: true })).toHaveLength(2)
    expect(keep({ photo: 'in/a.jpg', kept: false }).map((patch) => patch.kept)).toEqual([false, false])
    expect(listLeftOut({ library }).some((patch) => patch.kept)).toBe(false)
  })

  it('is found by the path of the file as well', () => {
    const { library, keep } = libraryFile()
    const photo = join(library, '..', 'in', 'a.jpg')
    expect(keep({ photo, face: 1, kept: true })).toHaveLength(2)
  })

  it('is refused where there is no such patch, or none that could be cut', () => {
    const { keep } = libraryFile()
    const refused = (wanted: Omit<KeptOfPhoto, 'kept'>, code: string): void =>
      expect(() => keep({ ...wanted, kept: true })).toThrow(expect.objectContaining({ code }))
    refused({ photo: 'c.jpg' }, 'not-found')
    refused({ photo: 'in/a.jpg', region: 'chin' }, 'not-found')
    refused({ photo: 'in/a.jpg', face: 2 }, 'not-found')
    refused({ photo: 'b.jpg' }, 'nothing-to-do')
  })

  it('makes no library where there is none', () => {
    expect(() => listLeftOut({ library: join(temporaryFolder(), 'none.cheekbone') })).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    )
  })

  it('is told of a photo in the order in which its overlay numbers the squares, beside what passed', () => {
    const path = join(temporaryFolder(), 'a.cheekbone')
    const library = openLibrary(path)
    const patches = [samplePatch('right-cheek'), samplePatch('left-cheek', { rejected: 'blurred' })]
    replacePhoto(library, 'faces', { file: sampleFile('a.jpg'), findings: samplePhoto('hash', patches) })
    library.close()
    const reader = openLibraryReadOnly(path)
    onTestFinished(() => reader.close())
    const [{ photoId }] = rejectedPatches(reader, { crop: 'faces', reason: 'blurred' })
    const drawn = storedScene(reader, photoId)
      ?.drawn()
      .patches.map(({ region }) => region)
    const told = photoVerdicts(reader, photoId)
    expect(told.map(({ region }) => region)).toEqual(drawn)
    expect(told.map(({ reason }) => reason)).toEqual([null, 'blurred'])
  })
})

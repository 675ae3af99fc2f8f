import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sampleFile, samplePhoto } from '../../../test/support/sample-findings.ts'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import type { WindowContract } from '../../shared/contract.ts'
import { connect } from '../../shared/rpc/client.ts'
import { createLoopback } from '../../shared/rpc/loopback.ts'
import { createEngine } from '../index.ts'
import { textOfName } from '../library/photos/file-names.ts'
import { openLibrary } from '../store/open-library.ts'
import { replacePhoto, setLibraryFolder } from '../store/photos.ts'

async function setUp(path: string) {
  const folder = temporaryFolder()
  const file = join(folder, 'a.cheekbone')
  const library = openLibrary(file)
  setLibraryFolder(library, '/photos')
  replacePhoto(library, 'faces', { file: sampleFile(path), findings: samplePhoto('hash', []) })
  library.close()
  const engine = createEngine({ dataFolder: folder, roots: [] })
  const [here, there] = createLoopback()
  engine.connectWindow(there)
  const client = connect<WindowContract>(here)
  const { id } = await client.call('libraries.open', { library: file })
  return { engine, place: (photo: number) => client.call('photos.place', { library: id, photo }) }
}

describe('photos.place', () => {
  it('tells a window where the file of a photo lies', async () => {
    const { engine, place } = await setUp('holiday/a.jpg')
    expect(await place(1)).toEqual({ path: '/photos/holiday/a.jpg' })
    await engine.close()
  })

  it('tells the folder of a file whose name is no text', async () => {
    const { engine, place } = await setUp(textOfName(Buffer.from([0xff, 0x2e, 0x6a])))
    expect(await place(1)).toEqual({ path: '/photos' })
    await engine.close()
  })

  it('knows no other photos', async () => {
    const { engine, place } = await setUp('a.jpg')
    await expect(place(2)).rejects.toMatchObject({ code: 'not-found' })
    await engine.close()
  })
})

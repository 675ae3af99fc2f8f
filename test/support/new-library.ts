import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openLibrary, type Library } from '../../src/engine/store/open-library.ts'
import { replacePhoto } from '../../src/engine/store/photos.ts'
import { sampleFile, samplePhoto } from './sample-findings.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** An empty library in a folder that goes with the test. */
export function newLibrary(): Library {
  const library = openLibrary(join(temporaryFolder(), 'test.cheekbone'))
  onTestFinished(() => library.close())
  return library
}

/** With one face, unless told otherwise. */
export function addPhoto(library: Library, path: string, findings = samplePhoto(`hash of ${path}`)): void {
  replacePhoto(library, 'faces', { file: sampleFile(path), findings })
}

import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { placedMesh } from '../../../test/support/face-mesh.ts'
import { sampleFile, samplePhoto } from '../../../test/support/sample-findings.ts'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { contract } from '../../shared/contract.ts'
import { dlib68MeshPoints } from '../exports/landmarks/dlib-68.ts'
import type { LandmarkLine } from '../exports/landmarks/landmark-lines.ts'
import { openLibrary } from '../store/open-library.ts'
import { markMissing, replacePhoto, setLibraryFolder } from '../store/photos.ts'
import { exportLibrary } from './export-library.ts'

const context = { signal: new AbortController().signal, report: (): void => {} }

/** A library with one face in each photo, in this order. */
function libraryOf(photos: Record<string, Float32Array>): string {
  const path = join(temporaryFolder(), 'a.cheekbone')
  const library = openLibrary(path)
  for (const [photo, mesh] of Object.entries(photos)) {
    const findings = samplePhoto(`hash of ${photo}`)
    if (findings.status !== 'unreadable') findings.faces[0].mesh = mesh
    replacePhoto(library, 'faces', { file: sampleFile(photo), findings })
  }
  markMissing(library, ['gone.jpg'])
  library.close()
  return path
}

describe('exporting landmarks', () => {
  it('writes a line of JSON for every face, by path, without photos that have gone', async () => {
    const mesh = placedMesh({ x: 300, y: 200, roll: 12 })
    const library = libraryOf({ 'sub/b.jpg': placedMesh(), 'a.jpg': mesh, 'gone.jpg': mesh })
    const file = join(temporaryFolder(), 'landmarks.jsonl')
    const written = await exportLibrary({ library, landmarks: file }, context)
    expect(written).toEqual({ csv: null, landmarks: { file, faces: 2 }, npy: null, parquet: null })

    const text = readFileSync(file, 'utf8')
    expect(text.endsWith('\n')).toBe(true)
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as LandmarkLine)
    expect(lines.map((line) => line.photo)).toEqual(['a.jpg', 'sub/b.jpg'])
    const [line] = lines
    expect(Object.keys(line)).toEqual(['photo', 'face', 'width', 'height', 'mesh468', 'dlib68'])
    expect(line).toMatchObject({ face: 0, width: 640, height: 640 })
    expect(line.mesh468).toHaveLength(468)
    line.mesh468.flat().forEach((value, i) => expect(Math.abs(value - mesh[i])).toBeLessThanOrEqual(0.0051))
    expect(line.dlib68).toEqual(dlib68MeshPoints.map((point) => line.mesh468[point].slice(0, 2)))
  })

  it('says so and writes nothing when there is no face', async () => {
    const file = join(temporaryFolder(), 'landmarks.jsonl')
    await expect(exportLibrary({ library: libraryOf({}), landmarks: file }, context)).rejects.toMatchObject({
      code: 'not-found',
    })
    expect(existsSync(file)).toBe(false)
  })

  it('needs at least one file to write, and not one for both', () => {
    const parse = (args: unknown): unknown => contract.jobs['library.export'].arguments.parse(args)
    expect(() => parse({ library: 'a' })).toThrow('Name a file')
    expect(() => parse({ library: 'a', csv: 'b', landmarks: 'b' })).toThrow('Name a file')
    expect(parse({ library: 'a', landmarks: 'b' })).toEqual({ library: 'a', landmarks: 'b' })
  })
})

describe('what an export writes over', () => {
  it('is never the library, by a link either', async () => {
    const library = libraryOf({ 'a.jpg': placedMesh() })
    const before = readFileSync(library)
    const link = join(temporaryFolder(), 'link.csv')
    symlinkSync(library, link)
    for (const file of [library, link, `${library}-lock`])
      for (const kind of ['csv', 'landmarks', 'npy', 'parquet'])
        await expect(exportLibrary({ library, [kind]: file }, context)).rejects.toThrow(/written over/)
    expect(readFileSync(library).equals(before)).toBe(true)
  })

  it('is never a photo', async () => {
    const path = libraryOf({ 'a.jpg': placedMesh() })
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'sub'))
    const library = openLibrary(path)
    setLibraryFolder(library, folder)
    library.close()
    const landmarks = join(folder, 'sub', 'a.jpg')
    await expect(exportLibrary({ library: path, landmarks }, context)).rejects.toThrow(/photo folder/)
    expect(existsSync(landmarks)).toBe(false)
  })
})

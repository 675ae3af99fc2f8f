import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFirst, pathsOnCommandLine } from './open-paths.ts'

const workingFolder = resolve('/home/anna')

describe('pathsOnCommandLine', () => {
  it('takes absolute, relative and URL paths, and no options', () => {
    const absolute = resolve('/photos/b')
    const argv = ['/opt/cheekbone', '--flag=1', 'a', absolute, pathToFileURL(absolute).href, '-x']
    expect(pathsOnCommandLine({ argv, workingFolder, packaged: true })).toEqual([
      join(workingFolder, 'a'),
      absolute,
      absolute,
    ])
  })

  it('does not take the application for a photo folder while it is developed', () => {
    const argv = ['/bin/electron', '--no-sandbox', '/src/cheekbone', 'photos']
    expect(pathsOnCommandLine({ argv, workingFolder, packaged: false })).toEqual([
      join(workingFolder, 'photos'),
    ])
  })
})

describe('openFirst', () => {
  let root: string
  const at = (name: string) => join(root, name)
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'cheekbone-open-'))
    await mkdir(at('photos'))
    await writeFile(at('a.Cheekbone'), '')
    await writeFile(at('a.jpg'), '')
  })
  afterAll(() => rm(root, { recursive: true }))

  async function open(...names: string[]) {
    const heard: unknown[] = []
    const hear = (value: unknown) => void heard.push(value)
    await openFirst(names.map(at), { onRequest: hear, onNotice: hear })
    return heard
  }

  it('asks for a folder', async () => {
    expect(await open('photos')).toEqual([{ kind: 'folder', path: at('photos') }])
  })

  it('asks for a library, however its ending is written', async () => {
    expect(await open('a.Cheekbone')).toEqual([{ kind: 'library', path: at('a.Cheekbone') }])
  })

  it('asks once, for the first that can be opened', async () => {
    expect(await open('a.jpg', 'photos', 'a.Cheekbone')).toEqual([{ kind: 'folder', path: at('photos') }])
  })

  it('says what cannot be opened', async () => {
    expect(await open('a.jpg')).toEqual([{ kind: 'cannot-open', path: at('a.jpg') }])
    expect(await open('missing')).toEqual([{ kind: 'cannot-open', path: at('missing') }])
    expect(await open()).toEqual([])
  })
})

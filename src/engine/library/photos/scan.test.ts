import { chmod, mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { scanFolder } from './scan.ts'

const onPosix = it.skipIf(process.platform === 'win32')
let root: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'cheekbone-scan-'))
})
afterEach(async () => {
  await rm(root, { recursive: true, force: true })
})

async function put(...paths: string[]): Promise<void> {
  for (const path of paths) {
    await mkdir(join(root, path, '..'), { recursive: true })
    await writeFile(join(root, path), path)
  }
}

describe('scanFolder', () => {
  it('lists pictures of every kind in any case, sorted by code units, and nothing else', async () => {
    await put(
      'b.JPG',
      'a/z.png',
      'a.webp',
      'B.tif',
      'c/d/e.AVIF',
      'x.gif',
      'y.jpeg',
      'z.TIFF',
      'notes.txt',
      'jpg',
    )
    const { files, skipped } = await scanFolder(root)
    expect(files.map((file) => file.path)).toEqual([
      'B.tif',
      'a.webp',
      'a/z.png',
      'b.JPG',
      'c/d/e.AVIF',
      'x.gif',
      'y.jpeg',
      'z.TIFF',
    ])
    expect(skipped).toEqual([])
  })

  it('gives size and time of each file', async () => {
    await put('a.jpg')
    await utimes(join(root, 'a.jpg'), 1_000, 1_600_000_000)
    const { files } = await scanFolder(root)
    expect(files[0]).toMatchObject({ sizeBytes: 5, modifiedMs: 1_600_000_000_000 })
  })

  it('passes over hidden files and what systems leave behind', async () => {
    await put('.hidden.jpg', '.git/a.jpg', '@eaDir/a.jpg', '#recycle/b.jpg', '__MACOSX/c.jpg', 'kept.jpg')
    expect((await scanFolder(root)).files.map((file) => file.path)).toEqual(['kept.jpg'])
  })

  it('says that phone and raw pictures were passed over', async () => {
    await put('a.dng')
    expect((await scanFolder(root)).skipped).toEqual([
      { path: 'a.dng', why: 'Pictures of this kind cannot be read yet.' },
    ])
  })

  onPosix('takes names with Chinese characters, quotes, newlines and bytes that are no text', async () => {
    await put('脸 "quoted"\nnew line.jpg')
    await writeFile(Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xff]), Buffer.from('.jpg')]), 'x')
    const { files } = await scanFolder(root)
    expect(files.map((file) => file.path)).toEqual(['脸 "quoted"\nnew line.jpg', '\uf7ff.jpg'])
    expect(files.every((file) => file.problem === undefined)).toBe(true)
  })

  onPosix('follows links once, prefers the real place and records loops', async () => {
    await put('real/a.jpg', 'z.jpg')
    const outside = await mkdtemp(join(tmpdir(), 'cheekbone-outside-'))
    await writeFile(join(outside, 'far.jpg'), 'far')
    await symlink(outside, join(root, 'a-link-out'))
    await symlink(join(root, 'real'), join(root, 'a-link-in'))
    await symlink(root, join(root, 'real', 'loop'))
    await symlink(join(root, 'z.jpg'), join(root, 'again.jpg'))
    const { files, skipped } = await scanFolder(root)
    await rm(outside, { recursive: true })
    expect(files.map((file) => file.path)).toEqual(['a-link-out/far.jpg', 'real/a.jpg', 'z.jpg'])
    expect(skipped.map((left) => left.path)).toEqual(['a-link-in', 'again.jpg', 'real/loop'])
    expect(skipped[2].why).toContain('already in the list')
  })

  onPosix('keeps broken and circular picture links with their reason', async () => {
    await symlink('nowhere.jpg', join(root, 'broken.jpg'))
    await symlink('self.jpg', join(root, 'self.jpg'))
    const { files } = await scanFolder(root)
    expect(files.map((file) => file.problem)).toEqual([
      'It is not there any more, or is a link to something that is not there.',
      'It is a link that leads back to itself.',
    ])
  })

  onPosix('takes a file that nobody may read as unreadable, even for an administrator', async () => {
    await put('locked.jpg', 'open.jpg')
    await chmod(join(root, 'locked.jpg'), 0)
    const { files } = await scanFolder(root)
    expect(files.map((file) => file.problem)).toEqual(['There is no permission to read it.', undefined])
  })

  it('says which folder does not exist', async () => {
    await expect(scanFolder(join(root, 'missing'))).rejects.toMatchObject({ code: 'not-found' })
  })

  it('stops on request', async () => {
    await put('a.jpg')
    await expect(scanFolder(root, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'cancelled',
    })
  })
})

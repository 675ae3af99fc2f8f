import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { pathRoots } from './path-roots.ts'

describe('pathRoots', () => {
  it('lets through what lies under a root, also when it does not exist yet', () => {
    const folder = temporaryFolder()
    const roots = pathRoots([folder])
    expect(roots.check(folder)).toBe(folder)
    expect(roots.check(join(folder, 'new/library.cheekbone'))).toBe(join(folder, 'new/library.cheekbone'))
  })

  it('refuses everything else: beside, above, half a path, a way out through dots or a link', () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'root'))
    symlinkSync('/etc', join(folder, 'root/link'))
    const roots = pathRoots([join(folder, 'root')])
    const hostile = [
      '/etc/passwd',
      folder,
      `${join(folder, 'root')}-beside`,
      `${join(folder, 'root')}/../outside`,
      join(folder, 'root/link/passwd'),
      'relative/path',
      `${join(folder, 'root')}\0/x`,
    ]
    for (const path of hostile) expect(() => roots.check(path), path).toThrow()
  })

  it('lets through any whole path without roots', () => {
    expect(pathRoots(null).check('/etc')).toBe('/etc')
    expect(() => pathRoots(null).check('etc')).toThrow(/whole path/)
  })
})

/** Which paths a window may name. On the desktop the person's own rights decide; in a browser only what lies under the roots. */
import { existsSync, realpathSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path'
import { CheekboneError } from '../../shared/errors.ts'

export interface PathRoots {
  /** Null: anything may be named. */
  readonly folders: readonly string[] | null
  /** @throws CheekboneError `bad-argument` for a path that is not absolute, or lies elsewhere once links are followed */
  check(path: string): string
}

export function pathRoots(roots: readonly string[] | null): PathRoots {
  const folders = roots && [...new Set(roots.map(realPath))]
  return {
    folders,
    check: (path) => {
      if (!isAbsolute(path) || path.includes('\0')) {
        throw new CheekboneError('bad-argument', 'A whole path is needed, from the root of the disk on.', {
          reason: 'pathNotWhole',
        })
      }
      if (folders === null) return path
      const real = realPath(path)
      if (folders.some((folder) => isWithin(real, folder))) return path
      throw new CheekboneError('bad-argument', `${path} lies outside the folders that may be used here.`, {
        reason: 'pathOutsideRoots',
        values: { path },
        hint: 'Start the web host with --root and that folder to allow it.',
      })
    },
  }
}

export function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way))
}

/** Links followed as far as the path exists; what does not exist yet is taken as it stands. */
export function realPath(path: string): string {
  if (existsSync(path)) return realpathSync(path)
  const parent = dirname(path)
  return parent === path ? path : join(realPath(parent), basename(path))
}

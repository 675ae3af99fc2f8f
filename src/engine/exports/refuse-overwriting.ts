import { CheekboneError } from '../../shared/errors.ts'
import { realPath } from '../libraries/path-roots.ts'

interface Files {
  /** Undefined where there is none. */
  written: readonly (string | undefined)[]
  /** What the work reads, or stands on. */
  read: readonly (string | undefined)[]
}

/**
 * Before work that ends in files: none of them may be one that is read, by whatever name, nor two the same.
 * @throws CheekboneError `bad-argument`
 */
export function refuseOverwriting({ written, read }: Files): void {
  const kept = new Set(read.filter((file) => file !== undefined).map(realPath))
  const taken = new Set<string>()
  for (const file of written) {
    if (file === undefined) continue
    const real = realPath(file)
    if (kept.has(real))
      throw new CheekboneError('bad-argument', `${file} is read here and would be written over.`, {
        hint: 'Give the result another name.',
      })
    if (taken.has(real))
      throw new CheekboneError('bad-argument', `Two results would be written to ${file}.`, {
        hint: 'Give each a name of its own.',
      })
    taken.add(real)
  }
}

/** A library's file, and those that SQLite keeps beside it. */
export function filesOfLibrary(library: string): string[] {
  return ['', '-wal', '-shm', '-journal', '-lock'].map((ending) => library + ending)
}

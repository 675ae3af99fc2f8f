/** A log of a few files of limited size: `cheekbone.log` is written to, `cheekbone.1.log` came before it, and so on. */
import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

export interface LogOptions {
  folder: string
  now: () => Date
  /** A file that has grown to this is put aside. */
  maxBytes?: number
  /** How many are kept, with the present one. */
  files?: number
  /** Hears, once, why nothing is written any more. */
  onFailure: (failure: unknown) => void
}

export interface RotatingLog {
  /** The present file, which exists. */
  readonly file: string
  /** Adds the lines of a text under the time and the name of who says it. */
  write(source: string, text: string): void
}

export function openLog({ folder, now, maxBytes = 1 << 20, files = 3, onFailure }: LogOptions): RotatingLog {
  const nameOf = (age: number) => join(folder, age === 0 ? 'cheekbone.log' : `cheekbone.${age}.log`)
  const file = nameOf(0)
  let bytes = 0
  let failed = false

  function attempt(action: () => void): void {
    if (failed) return
    try {
      action()
    } catch (failure) {
      // A full disk shall not end the application, nor be told of at every line.
      failed = true
      onFailure(failure)
    }
  }

  function rotate(): void {
    rmSync(nameOf(files - 1), { force: true })
    for (let age = files - 1; age > 0; age--) {
      if (statSync(nameOf(age - 1), { throwIfNoEntry: false })) renameSync(nameOf(age - 1), nameOf(age))
    }
    bytes = 0
  }

  attempt(() => {
    mkdirSync(folder, { recursive: true })
    appendFileSync(file, '')
    bytes = statSync(file).size
  })
  return {
    file,
    write: (source, text) =>
      attempt(() => {
        const time = now().toISOString()
        const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
        const entry = lines.map((line) => `${time} ${source}: ${line}\n`).join('')
        if (bytes >= maxBytes) rotate()
        // At once: the line before a crash is the one that is looked for.
        appendFileSync(file, entry)
        bytes += Buffer.byteLength(entry)
      }),
  }
}

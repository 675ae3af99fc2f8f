/**
 * Reference implementations, measured in Python in the same run: `/usr/bin/python3`, or what PYTHON names. A script gets the
 * folder of the exchange, rows, columns and its own arguments; features lie there as raw float32, and its results come back
 * as JSON lines on standard output and as raw files.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Matrix } from '../src/numeric/matrix.ts'
import type { BenchLine } from './bench.ts'

export interface ReferenceLine extends BenchLine {
  reference: string
  step: string
  /** Raw result in the exchange folder. */
  file: string
}

export interface Reference {
  lines: ReferenceLine[]
  /** Why there are none: no Python, or not the libraries. */
  skipped?: string
  read(file: string): ArrayBuffer
  /** Removes the exchange folder. */
  close(): void
}

export function runReference(
  script: string,
  features: Matrix,
  args: readonly (string | number)[],
): Reference {
  const folder = mkdtempSync(join(tmpdir(), 'cheekbone-bench-'))
  const { data, rows, cols } = features
  writeFileSync(join(folder, 'features'), data)
  const python = process.env.PYTHON ?? '/usr/bin/python3'
  const path = fileURLToPath(new URL(script, import.meta.url))
  const child = spawnSync(python, [path, folder, ...[rows, cols, ...args].map(String)], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  const reference = {
    read: (file: string) => Uint8Array.from(readFileSync(join(folder, file))).buffer,
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
  if (child.status !== 0) {
    const why = child.error?.message ?? child.stderr.trim().split('\n').at(-1) ?? ''
    return { ...reference, lines: [], skipped: `The reference did not run: ${why}` }
  }
  const lines = child.stdout.trim().split('\n')
  return { ...reference, lines: lines.map((line) => JSON.parse(line) as ReferenceLine) }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** How many times as long the reference took, of medians, to two digits after the point. */
export function ratios(
  ours: readonly BenchLine[],
  theirs: readonly BenchLine[],
): { timesAsQuick: number; timesLessProcessorTime: number } {
  const ratio = (of: keyof BenchLine): number =>
    Math.round((100 * median(theirs.map((line) => line[of]))) / median(ours.map((line) => line[of]))) / 100
  return { timesAsQuick: ratio('seconds'), timesLessProcessorTime: ratio('cpuSeconds') }
}

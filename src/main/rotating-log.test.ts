import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openLog } from './rotating-log.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'cheekbone-log-'))
})
afterEach(() => rmSync(root, { recursive: true }))

const now = () => new Date('2026-01-02T03:04:05Z')

function openIn(folder: string, maxBytes?: number) {
  const onFailure = vi.fn()
  return { onFailure, log: openLog({ folder, now, maxBytes, onFailure }) }
}

describe('openLog', () => {
  it('has a file from the start and gives every line its time and source', () => {
    const { log } = openIn(join(root, 'logs'))
    expect(readFileSync(log.file, 'utf8')).toBe('')
    log.write('engine', 'first\r\n\nsecond\n')
    expect(readFileSync(log.file, 'utf8')).toBe(
      '2026-01-02T03:04:05.000Z engine: first\n2026-01-02T03:04:05.000Z engine: second\n',
    )
  })

  it('puts a full file aside and keeps three, the oldest text going first', () => {
    const { log } = openIn(root, 10)
    for (const text of ['one', 'two', 'three', 'four']) log.write('engine', text)
    expect(readdirSync(root).sort()).toEqual(['cheekbone.1.log', 'cheekbone.2.log', 'cheekbone.log'])
    const textOf = (name: string) => readFileSync(join(root, name), 'utf8')
    expect(textOf('cheekbone.log')).toContain('four')
    expect(textOf('cheekbone.1.log')).toContain('three')
    expect(textOf('cheekbone.2.log')).toContain('two')
  })

  it('counts what an earlier start has written', () => {
    writeFileSync(join(root, 'cheekbone.log'), 'x'.repeat(20))
    openIn(root, 10).log.write('shell', 'new')
    expect(readFileSync(join(root, 'cheekbone.1.log'), 'utf8')).toBe('x'.repeat(20))
  })

  it('tells once that it cannot write, and goes on without', () => {
    writeFileSync(join(root, 'taken'), '')
    const { log, onFailure } = openIn(join(root, 'taken'))
    log.write('shell', 'a')
    log.write('shell', 'b')
    expect(onFailure).toHaveBeenCalledOnce()
  })
})

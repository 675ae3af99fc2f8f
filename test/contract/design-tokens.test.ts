import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const renderer = join(import.meta.dirname, '../../src/renderer')
const sources = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(vue|css|ts)$/.test(path) && !path.endsWith('.test.ts'))
  .map((path) => readFileSync(join(renderer, path), 'utf8'))
const all = sources.join('\n')

function names(pattern: RegExp, text = all): string[] {
  return [...new Set(Array.from(text.matchAll(pattern), ([, name]) => name))]
}

const tokens = names(/^\s*(--[\w-]+):/gm, readFileSync(join(renderer, 'styles/tokens.css'), 'utf8'))

describe('design tokens', () => {
  it('are all used, by a style or by what is drawn in script', () => {
    expect(tokens.length).toBeGreaterThan(30)
    const used = new Set([...names(/var\(\s*(--[\w-]+)/g), ...names(/'(--[\w-]+)'/g)])
    expect(tokens.filter((name) => !used.has(name))).toEqual([])
  })

  it('are there, or set by the component itself, wherever a style asks without anything to fall back on', () => {
    const set = new Set([...tokens, ...names(/(--[\w-]+)['"]?\s*:/g)])
    const ofLibrary = /^--reka-/
    const asked = names(/var\(\s*(--[\w-]+)\s*\)/g)
    expect(asked.filter((name) => !set.has(name) && !ofLibrary.test(name))).toEqual([])
  })
})

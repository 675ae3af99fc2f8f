import { describe, expect, it } from 'vitest'
import { isStartFile, startFileName } from './network-starts.ts'

describe('starts of a network', () => {
  it.each(['drawn', 'drawn-mixed-light', 'random', 'imported'])('%s is no file', (start) => {
    expect(isStartFile(start)).toBe(false)
    expect(startFileName(start)).toBeNull()
  })

  it.each([
    ['/home/ann/nets/skin.safetensors', 'skin.safetensors'],
    ['C:\\nets\\drawn', 'drawn'],
    ['own.safetensors', 'own.safetensors'],
  ])('%s is the file %s', (start, name) => {
    expect(isStartFile(start)).toBe(true)
    expect(startFileName(start)).toBe(name)
  })
})

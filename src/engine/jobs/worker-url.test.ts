import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { workerUrl } from './worker-url.ts'

describe('workerUrl', () => {
  it('leads to a source file that exists', () => {
    expect(existsSync(workerUrl('examine-worker'))).toBe(true)
    expect(existsSync(workerUrl('compute-worker'))).toBe(true)
  })

  it('leads beside the bundle once built', () => {
    expect(workerUrl('examine-worker', 'file:///app/out/engine.mjs').href).toBe(
      'file:///app/out/examine-worker.mjs',
    )
  })
})

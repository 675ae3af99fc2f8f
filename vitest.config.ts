import { defineConfig } from 'vitest/config'

/**
 * What is waited for comes in milliseconds on an idle machine, and in many seconds on one that does twenty things at once. Limits
 * of time are there for what hangs, not for what is slow.
 */
const poll = { timeout: 60_000, interval: 50 }

function project(name: string, include: string[], timeoutMs = 120_000) {
  return { test: { name, include, testTimeout: timeoutMs, hookTimeout: timeoutMs, expect: { poll } } }
}

export default defineConfig({
  test: {
    projects: [
      project('unit', ['src/**/*.test.ts']),
      project('parity', ['test/parity/**/*.test.ts']),
      project('contract', ['test/contract/**/*.test.ts']),
      project('migrations', ['test/migrations/**/*.test.ts']),
      project('golden', ['test/golden/**/*.test.ts']),
      project('build', ['test/build/**/*.test.ts'], 300_000),
      project('e2e', ['test/e2e/**/*.test.ts'], 600_000),
      project('electron', ['test/electron/**/*.test.ts'], 300_000),
    ],
  },
})

/**
 * `npm test`: types, lint, format, then every Vitest project. Each step runs even when an earlier one failed, and the last
 * lines give the totals of all runners. Exit code 1 when anything failed.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { ensureChromium } from './support/chromium.ts'

interface Totals {
  passed: number
  failed: number
  skipped: number
}

const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  testResults: z.array(
    z.object({
      status: z.string(),
      name: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
})

const chromium = ensureChromium()
process.stdout.write(`${chromium.sentence}\n`)
const checks = runChecks([
  ['types', 'node', ['test/check-types.ts']],
  ['lint', 'eslint', ['--max-warnings', '0', '.']],
  ['format', 'prettier', ['--check', '.']],
])
const tests = runVitest(process.argv.slice(2))
say('checks', checks)
say('tests', tests)
process.stdout.write(
  `${line({ passed: checks.passed + tests.passed, failed: checks.failed + tests.failed, skipped: tests.skipped })}\n`,
)
process.exitCode = checks.failed + tests.failed === 0 ? 0 : 1

function runChecks(steps: [name: string, command: string, args: string[]][]): Totals {
  const totals: Totals = { passed: 0, failed: 0, skipped: 0 }
  for (const [name, command, args] of steps) {
    const began = performance.now()
    const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' })
    const ok = status === 0
    totals[ok ? 'passed' : 'failed'] += 1
    process.stdout.write(
      `${ok ? 'ok' : 'FAILED'}  ${name}, ${((performance.now() - began) / 1000).toFixed(1)} s\n`,
    )
  }
  return totals
}

function runVitest(args: string[]): Totals {
  const folder = mkdtempSync(join(tmpdir(), 'cheekbone-tests-'))
  const report = join(folder, 'report.json')
  try {
    const { status } = spawnSync(
      'vitest',
      ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args],
      {
        stdio: 'inherit',
        shell: process.platform === 'win32',
        env: { ...process.env, CHEEKBONE_CHROMIUM: chromium.path ?? '' },
      },
    )
    return readTotals(report, status)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readTotals(report: string, status: number | null): Totals {
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = reportSchema.parse(
    JSON.parse(readFileSync(report, 'utf8')),
  )
  for (const { fullName } of testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(isSkipped)) {
    process.stdout.write(`skipped: ${fullName}\n`)
  }
  // A file that fails before its first test, or a runner that died, counts as a failure of its own.
  const brokenFiles = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(isFailed),
  ).length
  const failed = numFailedTests + brokenFiles
  return {
    passed: numPassedTests,
    failed: failed === 0 && status !== 0 ? 1 : failed,
    skipped: numPendingTests,
  }
}

function isSkipped({ status }: { status: string }): boolean {
  return status === 'skipped' || status === 'pending'
}

function isFailed({ status }: { status: string }): boolean {
  return status === 'failed'
}

function say(name: string, totals: Totals): void {
  process.stdout.write(`${name}: ${line(totals)}\n`)
}

function line({ passed, failed, skipped }: Totals): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/** The pretraining as a person starts it, for as long as continuous integration can spare. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { runCli } from '../support/cli.ts'

const out = mkdtempSync(join(tmpdir(), 'cheekbone-pretraining-'))
afterAll(() => rmSync(out, { recursive: true, force: true }))

interface Provenance {
  stepsDone: number
  curve: { step: number; error: number }[]
  r2: Record<string, number>
}

it('50 steps lower the error on held-out drawn patches by at least 4 % and read tone off them', async () => {
  const { status, stderr } = await runCli(['pretrain', '--steps', '50', '--device', 'cpu', '--out', out])
  expect(status, stderr).toBe(0)

  const { stepsDone, curve, r2 } = JSON.parse(readFileSync(join(out, 'skin-net.json'), 'utf8')) as Provenance
  expect(stepsDone).toBe(50)
  expect(curve.at(-1)?.step).toBe(50)
  expect(curve.at(-1)?.error).toBeLessThan(0.96 * curve[0].error)
  expect(r2.melanin).toBeGreaterThan(0.6)
}, 600_000)

/** What the command line says to who asks for what cannot be. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { runCli } from '../support/cli.ts'

const root = mkdtempSync(join(tmpdir(), 'cheekbone-e2e-'))
const faces = join(root, 'faces')
mkdirSync(faces)
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('wrong use', () => {
  it.each([
    [['run'], 2],
    [['run', faces, '--epochs', 'many'], 2],
    [['run', faces, '--preset', 'fastest'], 2],
    [['nothing'], 2],
    [['run', join(root, 'nowhere')], 1],
    [['run', faces, '--out', join(faces, 'out')], 2],
    [['export', join(root, 'none.cheekbone'), '--csv', join(root, 'x.csv')], 1],
    [['--help'], 0],
  ])('%j ends with %d', async (args, expected) => {
    const { status, stderr } = await runCli(args)
    expect(status, stderr).toBe(expected)
    if (expected > 0) expect(stderr.trim()).not.toBe('')
    expect(stderr).not.toMatch(/\n {4}at /)
  })
})

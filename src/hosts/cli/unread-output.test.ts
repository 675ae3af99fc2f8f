import { execFileSync, spawn } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { closeSync, constants, existsSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { cliMain } from '../../../test/support/cli.ts'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { writeNpy } from '../../engine/interchange/write-npy.ts'
import { outliveReaders } from './unread-output.ts'

/** The end to write to of a pipe that nobody reads. */
function unreadPipe(): number {
  const fifo = join(temporaryFolder(), 'pipe')
  execFileSync('mkfifo', [fifo])
  const reader = openSync(fifo, constants.O_RDONLY | constants.O_NONBLOCK)
  const writer = openSync(fifo, constants.O_WRONLY)
  closeSync(reader)
  return writer
}

async function endOf(args: readonly string[], unread: 'stdout' | 'stderr'): Promise<[number, string]> {
  const pipe = unreadPipe()
  onTestFinished(() => closeSync(pipe))
  const child = spawn(process.execPath, [cliMain, ...args], {
    stdio: unread === 'stdout' ? ['ignore', pipe, 'pipe'] : ['ignore', 'pipe', pipe],
  })
  let said = ''
  const other = unread === 'stdout' ? child.stderr : child.stdout
  other?.setEncoding('utf8').on('data', (text: string) => (said += text))
  const [status] = (await once(child, 'close')) as [number]
  return [status, said]
}

test.skipIf(process.platform === 'win32')('help that nobody reads to its end is no failure', async () => {
  expect(await endOf(['--help'], 'stdout')).toEqual([0, ''])
})

test.skipIf(process.platform === 'win32')('wrong use is wrong use, though nobody reads why', async () => {
  expect(await endOf(['nothing'], 'stderr')).toEqual([2, ''])
})

test.skipIf(process.platform === 'win32')('work is done to its end when nobody reads of it', async () => {
  const folder = temporaryFolder()
  const [features, out] = ['f.npy', 'out.npy'].map((name) => join(folder, name))
  await writeNpy(features, { values: Float32Array.of(0, 1, 8, 9), shape: [4, 1] })
  expect(await endOf(['kmeans', '--features', features, '--topics', '2', '--out', out], 'stdout')).toEqual([
    0,
    '',
  ])
  expect(existsSync(out)).toBe(true)
})

test('an answer that found no room on the disk is a failure, with a sentence', () => {
  const [stdout, stderr] = [new EventEmitter(), new EventEmitter()]
  const exit = vi.fn()
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  onTestFinished(() => said.mockRestore())
  outliveReaders({ stdout, stderr, exit })
  const trouble = (code: string): Error => Object.assign(new Error(`${code}: write`), { code })
  stdout.emit('error', trouble('EPIPE'))
  stderr.emit('error', trouble('ENOSPC'))
  expect(exit).not.toHaveBeenCalled()
  stdout.emit('error', trouble('ENOSPC'))
  expect(exit).toHaveBeenCalledWith(1)
  expect(said.mock.calls.join('')).toContain('Standard output cannot be written: ENOSPC')
})

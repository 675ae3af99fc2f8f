import { expect, onTestFinished, test, vi } from 'vitest'
import { sayErrorToPrograms, wrongUse } from './say-error.ts'

test('wrong use is said to programs as any other error, in one line of JSON', () => {
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  onTestFinished(() => written.mockRestore())
  sayErrorToPrograms(wrongUse(new Error("error: unknown option '--x'")))
  const [line] = written.mock.calls[0]
  expect(JSON.parse(String(line))).toEqual({
    error: { code: 'bad-argument', sentence: "unknown option '--x'", hint: 'Add --help for examples.' },
  })
  expect(String(line)).toMatch(/^[^\n]*\n$/)
})

import { describe, expect, it } from 'vitest'
import { deviceTrialIn, programOf } from './device-trial.ts'

describe('the trial of devices', () => {
  it('is asked for by one word, whatever else stands beside it', () => {
    expect(deviceTrialIn(['/opt/cheekbone', '--x', '--try-devices=cpu,webgpu'])).toEqual(['cpu', 'webgpu'])
    expect(deviceTrialIn(['/opt/cheekbone', '/photos/try-devices'])).toBeUndefined()
  })

  it.each([
    [
      '/Applications/Cheekbone.app/Contents/Frameworks/Cheekbone Helper (Plugin).app/Contents/MacOS/Cheekbone Helper (Plugin)',
      '/Applications/Cheekbone.app/Contents/MacOS/Cheekbone',
    ],
    [
      '/Applications/Cheekbone.app/Contents/MacOS/Cheekbone',
      '/Applications/Cheekbone.app/Contents/MacOS/Cheekbone',
    ],
    ['/opt/Cheekbone/cheekbone-desktop', '/opt/Cheekbone/cheekbone-desktop'],
    ['C:\\Programs\\Cheekbone\\Cheekbone.exe', 'C:\\Programs\\Cheekbone\\Cheekbone.exe'],
  ])('runs in the program of %s', (execPath, program) => {
    expect(programOf(execPath)).toBe(program)
  })
})

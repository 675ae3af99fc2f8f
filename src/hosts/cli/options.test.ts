import { Command } from 'commander'
import { describe, expect, it, test } from 'vitest'
import { twoRuns } from './commands/compare.ts'
import { realNumber, runOptions } from './options.ts'

function parsed(...flags: string[]): Record<string, unknown> {
  const command = new Command().exitOverride().configureOutput({ writeErr: () => undefined })
  for (const option of runOptions()) command.addOption(option)
  return command.parse(flags, { from: 'user' }).opts()
}

describe('the settings of a run on the command line', () => {
  it('take regions with commas between them', () => {
    expect(parsed('--regions', 'nose, left-cheek').regions).toEqual(['nose', 'left-cheek'])
    expect(() => parsed('--regions', 'ear')).toThrow(/Regions are left-cheek/)
  })

  it('take a least size of density clusters from two patches', () => {
    expect(parsed('--min-cluster-size', '12').minClusterSize).toBe(12)
    expect(() => parsed('--min-cluster-size', '1')).toThrow(/whole number from 2/)
  })

  it.each(['0x10', '1e1', ' 16', '16 ', '16.0', '+16', '-16', '16n', '', 'sixteen'])(
    'take whole numbers in decimal digits, not as %j',
    (text) => expect(() => parsed(`--topics=${text}`)).toThrow(/whole number from 2 to 2000/),
  )

  it('take gates one by one, the later of the same name counts', () => {
    expect(parsed('--gate', 'max-yaw=20', '--gate', 'min-side-px=48', '--gate', 'max-yaw=25').gate).toEqual({
      maxYaw: 25,
      minSidePx: 48,
    })
  })

  it.each([
    'max-yaw',
    'max-yaw=',
    'max-yaw=steep',
    'max-yaw=91',
    'max-yaw=1=2',
    'max-yaw=0x10',
    'max-yaw= 9',
    'maxYaw=3',
    'beauty=1',
  ])('refuse the gate %s', (text) => {
    expect(() => parsed('--gate', text)).toThrow(/Gates are|number from 0 to 90/)
  })
})

describe('the two runs of a comparison', () => {
  it('are numbers in decimal digits', () => {
    expect(twoRuns('1,12')).toEqual([1, 12])
    for (const text of ['1', '1,', ',2', '1,2,3', '0,1', '0x1,2', '1e0,2', '1, 2', '-1,2', 'first,second'])
      expect(() => twoRuns(text), text).toThrow('Give two numbers of runs')
  })

  it('are not one and the same', () => {
    expect(() => twoRuns('1,1')).toThrow('Give two different runs')
    expect(() => twoRuns('1,01')).toThrow('Give two different runs')
  })
})

test('other numbers may have a point and an exponent', () => {
  for (const text of ['0.25', '.25', '25e-2', '+0.25', '2.5E-1'])
    expect(realNumber(0, 1)(text), text).toBe(0.25)
  for (const text of ['0x0', '', ' ', '0b1', '1_0', '1.5', 'NaN', '.', '-1'])
    expect(() => realNumber(0, 1)(text), text).toThrow('Give a number from 0 to 1.')
})

import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { runOptions } from './options.ts'

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

  it('take gates one by one, the later of the same name counts', () => {
    expect(parsed('--gate', 'max-yaw=20', '--gate', 'min-side-px=48', '--gate', 'max-yaw=25').gate).toEqual({
      maxYaw: 25,
      minSidePx: 48,
    })
  })

  it.each(['max-yaw', 'max-yaw=', 'max-yaw=steep', 'max-yaw=91', 'max-yaw=1=2', 'maxYaw=3', 'beauty=1'])(
    'refuse the gate %s',
    (text) => {
      expect(() => parsed('--gate', text)).toThrow(/Gates are|number from 0 to 90/)
    },
  )
})

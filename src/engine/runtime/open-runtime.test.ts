import { describe, expect, it } from 'vitest'
import { builtInDevices, deviceNames, type DeviceChoice } from './devices.ts'
import { listDevices } from './list-devices.ts'
import { openRuntime } from './open-runtime.ts'

const missing = deviceNames.filter((name) => !builtInDevices().includes(name))

describe('opening a device', () => {
  it('takes the CPU without a trial', async () => {
    expect(await openRuntime({ device: 'cpu', threads: 3 })).toMatchObject({
      device: 'cpu',
      threads: 3,
      reason: 'The CPU was asked for.',
    })
  })

  it('chooses one that works when it is left open, and says why', async () => {
    const { device, reason } = await openRuntime({ device: 'auto' })
    expect(['cpu', 'webgpu']).toContain(device)
    expect(reason).toMatch(/WebGPU.*\.$/)
  })

  it('names the valid devices when one is not in this build', async () => {
    await expect(openRuntime({ device: missing[0] })).rejects.toMatchObject({
      code: 'device-unavailable',
      message: expect.stringContaining('this build is without it') as string,
      hint: `Choose one of auto, ${builtInDevices().join(', ')}.`,
    })
  })

  it('refuses a name that is no device', async () => {
    const device = JSON.parse('"abacus"') as DeviceChoice
    await expect(openRuntime({ device })).rejects.toThrow('there is no such device')
  })
})

describe('listing devices', () => {
  it('tries only what is asked for', async () => {
    const reports = await listDevices({ probe: ['cpu'] })
    expect(reports.map(({ device }) => device)).toEqual(deviceNames)
    for (const { device, works, builtIn } of reports) {
      if (device === 'cpu') expect(works).toBe(true)
      else expect(works).toBe(builtIn ? undefined : false)
    }
  })
})

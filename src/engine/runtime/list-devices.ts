import { builtInDevices, deviceNames, devices, type DeviceName } from './devices.ts'
import { probeDevices } from './probe.ts'

export interface DeviceReport {
  readonly device: DeviceName
  readonly title: string
  /** Whether this build of ONNX Runtime knows the device. */
  readonly builtIn: boolean
  /** Whether a small program really ran on it; undefined where none was tried. */
  readonly works: boolean | undefined
  /** A sentence for people: how quick, or why not. */
  readonly detail: string
}

/** What there is, in the order of `deviceNames`. The devices named in `probe` are tried, in a child process. */
export async function listDevices({ probe = [] }: { probe?: readonly DeviceName[] } = {}): Promise<
  DeviceReport[]
> {
  const builtIn = new Set(builtInDevices())
  const trials = await probeDevices(probe.filter((device) => builtIn.has(device)))
  return deviceNames.map((device) => {
    const { title, needs } = devices[device]
    const trial = trials.find((candidate) => candidate.device === device)
    const known = { device, title, builtIn: builtIn.has(device) }
    if (!known.builtIn) return { ...known, works: false, detail: `Not in this build. Needs: ${needs}` }
    if (trial === undefined) return { ...known, works: undefined, detail: 'Not tried.' }
    if (!trial.works) return { ...known, works: false, detail: `${trial.why} Needs: ${needs}` }
    return {
      ...known,
      works: true,
      detail: `A trial ran ${Number(trial.imagesPerSecond.toPrecision(2))} images a second.`,
    }
  })
}

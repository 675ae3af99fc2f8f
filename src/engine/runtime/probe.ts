/** Finding out whether a device works, and whether it is worth using, without risk to this process. */
import { spawn } from 'node:child_process'
import { deviceTrialWord, programOf } from '../../shared/device-trial.ts'
import { runTrial, type TrialReport } from './child-trial.ts'
import type { DeviceName } from './devices.ts'
import { trialResult } from './trial-program.ts'
import { trialTask } from './trial-task.ts'

export interface Trial {
  readonly device: DeviceName
  readonly works: boolean
  /** Why it does not work, a sentence; empty when it works. */
  readonly why: string
  /** Of the trial program; NaN when it does not work. */
  readonly imagesPerSecond: number
}

const timeLimitMs = 60_000

/** Runs a small program on each device, in a child process. Never throws: what goes wrong is the answer. */
export async function probeDevices(devices: readonly DeviceName[]): Promise<Trial[]> {
  const { reports, ending } = await runChild(devices)
  return devices.map((device) => {
    const report = reports.find((candidate) => candidate.device === device)
    if (report === undefined) return failed(device, ending)
    if (report.error !== undefined || report.result === undefined || report.imagesPerSecond === undefined)
      return failed(device, sentenceOf(report.error ?? 'It gave no result.'))
    if (!(Math.abs(report.result - trialResult) < 1e-3))
      return failed(device, `It computed ${report.result} where ${trialResult} is right.`)
    return { device, works: true, why: '', imagesPerSecond: report.imagesPerSecond }
  })
}

function failed(device: DeviceName, why: string): Trial {
  return { device, works: false, why, imagesPerSecond: NaN }
}

/** The first line as a sentence, without the place in ONNX Runtime's source that a failed check names. */
function sentenceOf(message: string): string {
  const [line] = message.trim().split('\n')
  const told = line.replace(/^.* was false\. /, '')
  return told.endsWith('.') ? told : `${told}.`
}

interface ChildResult {
  readonly reports: readonly TrialReport[]
  /** How the child ended, a sentence, for the devices that it did not report on. */
  readonly ending: string
}

function runChild(devices: readonly DeviceName[]): Promise<ChildResult> {
  const { program, words } = trialCommand(devices)
  const child = spawn(program, words, {
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: timeLimitMs,
    killSignal: 'SIGKILL',
    // An Electron that is not packaged behaves as Node with it. Node itself does not look at it.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  })
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text))
  return new Promise((resolve) => {
    child.on('error', (error) =>
      resolve({ reports: [], ending: `The trial could not start: ${error.message}.` }),
    )
    child.on('close', (code, signal) => {
      const reports = printed.split('\n').filter(isReport).map(parseReport)
      const how = signal ? `was ended by ${signal}` : `ended with code ${code}`
      resolve({ reports, ending: `The trial ${how}.` })
    })
  })
}

/** The packaged application is no Node that could be handed a program: it starts itself and has the trial within. */
function trialCommand(devices: readonly DeviceName[]): { program: string; words: string[] } {
  if (process.versions.electron !== undefined && import.meta.url.includes('/app.asar/'))
    return { program: programOf(process.execPath), words: [deviceTrialWord + devices.join(',')] }
  const code = `(${runTrial.toString()})(JSON.parse(process.argv[1]))`
  return { program: process.execPath, words: ['-e', code, JSON.stringify(trialTask(devices))] }
}

/** A driver may print lines of its own. */
function isReport(line: string): boolean {
  return line.startsWith('{"device":')
}

function parseReport(line: string): TrialReport {
  return JSON.parse(line) as TrialReport
}

/** The trial as a program of its own, for the packaged application: reports on the devices that its words name, and ends. */
import { deviceTrialIn } from '../../shared/device-trial.ts'
import { runTrial } from './child-trial.ts'
import { deviceNames } from './devices.ts'
import { trialTask } from './trial-task.ts'

const named = deviceTrialIn(process.argv) ?? []

runTrial(trialTask(deviceNames.filter((name) => named.includes(name)))).then(
  () => process.exit(0),
  (failure: unknown) => {
    console.error(failure)
    process.exit(1)
  },
)

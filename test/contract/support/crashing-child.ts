/** A child process that serves the sample contract on every channel of its line, and can be told to die. */
import { parentLine } from '../../../src/engine/channels/process-line.ts'
import { createHub } from '../../../src/shared/rpc/hub.ts'
import { openMultiplexer } from '../../../src/shared/rpc/multiplex.ts'
import { sampleContract, sampleHandlers } from './sample-service.ts'

const line = parentLine()
const hub = createHub(sampleContract, sampleHandlers())
openMultiplexer(line).onChannel((channel) => hub.serve(channel))
line.onClose(() => process.exit(7))

/**
 * The engine as a process of its own. A web host forks it and reaches it over one line with a channel for each browser; Electron
 * starts it as a utility process and hands it a port for each window. The one argument is JSON: the engine's options.
 */
import { z } from 'zod'
import { parentLine } from './channels/process-line.ts'
import { createEngine, type Engine } from './index.ts'
import { defaultDataFolder } from './libraries/data-folder.ts'
import { mainPortChannel, type MainPortLike } from '../shared/rpc/main-port-channel.ts'
import { openMultiplexer } from '../shared/rpc/multiplex.ts'

/** What Electron adds to `process` in a utility process, as far as it is used here. */
interface UtilityProcess {
  parentPort?: {
    on(event: 'message', listener: (message: { data: unknown; ports: MainPortLike[] }) => void): void
  }
}

const optionsSchema = z.strictObject({
  /** Null for the one that the command line uses. */
  dataFolder: z.string().min(1).nullable(),
  roots: z.array(z.string()).nullable(),
})

const { dataFolder, roots } = optionsSchema.parse(JSON.parse(process.argv.at(-1) ?? 'null'))
const engine = createEngine({ dataFolder: dataFolder ?? defaultDataFolder(), roots })
const { parentPort } = process as UtilityProcess
let ending = false

/** The running job is paused first, after its present step. */
async function end(): Promise<void> {
  if (ending) return
  ending = true
  await engine.close()
  process.exit(0)
}

if (parentPort) serveUtilityProcess(parentPort, engine)
else serveFork(engine)
process.on('SIGTERM', () => void end())
// Ctrl-C in a terminal reaches the whole group; the host asks for the end in its own time.
process.on('SIGINT', () => undefined)

function serveUtilityProcess(port: NonNullable<UtilityProcess['parentPort']>, own: Engine): void {
  port.on('message', ({ data, ports }) => {
    const kind = typeof data === 'object' && data !== null && 'kind' in data ? data.kind : undefined
    if (kind === 'window') for (const each of ports) own.connectWindow(mainPortChannel(each))
    if (kind === 'stop') void end()
  })
}

function serveFork(own: Engine): void {
  const line = parentLine()
  openMultiplexer(line).onChannel((channel) => own.connectWindow(channel))
  line.onClose(() => void end())
}

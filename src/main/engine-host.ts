/** The engine as a utility process of Electron: started again when it dies, with a line for the page and one for the shell. */
import type { WindowContract } from '../shared/contract.ts'
import type { HostNotice } from '../shared/host-info.ts'
import type { Channel } from '../shared/rpc/channel.ts'
import { connect, type Client } from '../shared/rpc/client.ts'
import { superviseEngine, type EngineProcess, type EngineStatus } from '../shared/supervise-engine.ts'

/** The part of Electron's UtilityProcess that is used. */
export interface ForkedProcess<Port> {
  postMessage(message: unknown, transfer?: Port[]): void
  kill(): boolean
  once(event: 'exit', listener: (code: number) => void): unknown
  stdout: NodeJS.ReadableStream | null
  stderr: NodeJS.ReadableStream | null
}

export interface EngineHostParts<Port> {
  fork: () => ForkedProcess<Port>
  createPorts: () => { port1: Port; port2: Port }
  channelOf: (port: Port) => Channel
  now: () => number
  /** The shell's own line; null while there is no engine. */
  onClient: (client: Client<WindowContract> | null) => void
  onNotice: (notice: HostNotice) => void
  log: (source: string, text: string) => void
}

export interface EngineHost<Port> {
  /** The other end of a new line to the engine, or null while there is none. */
  openPort(): Port | null
  startAgain(): void
  /** Resolves when it has ended. A running job is kept as paused. */
  stop(): Promise<void>
}

interface SupervisedFork<Port> extends EngineProcess {
  connect(port: Port): void
}

/** The present step of a training ends well within this; what it had stored by then is kept in any case. */
const stopMs = 30_000

export function hostEngine<Port>(parts: EngineHostParts<Port>): EngineHost<Port> {
  let client: Client<WindowContract> | null = null

  function openLine(engine: SupervisedFork<Port>): Port {
    const { port1, port2 } = parts.createPorts()
    engine.connect(port2)
    return port1
  }

  function onStatus(status: EngineStatus, engine: SupervisedFork<Port> | null): void {
    parts.log('shell', `engine ${status.state}${'how' in status ? ` (${status.how})` : ''}`)
    client?.close()
    client = engine ? connect<WindowContract>(parts.channelOf(openLine(engine))) : null
    parts.onClient(client)
    if (status.state === 'running') parts.onNotice({ kind: 'engine-running' })
    if (status.state === 'restarted') parts.onNotice({ kind: 'engine-restarted', how: status.how })
    if (status.state === 'down') parts.onNotice({ kind: 'engine-down', how: status.how })
  }

  const supervisor = superviseEngine<SupervisedFork<Port>>({
    start: () => superviseFork(parts.fork(), parts.log),
    onStatus,
    now: parts.now,
  })
  return {
    openPort: () => (supervisor.engine ? openLine(supervisor.engine) : null),
    startAgain: () => supervisor.startAgain(),
    stop: () => supervisor.stop(),
  }
}

function superviseFork<Port>(
  forked: ForkedProcess<Port>,
  log: EngineHostParts<Port>['log'],
): SupervisedFork<Port> {
  for (const output of [forked.stdout, forked.stderr]) {
    output?.setEncoding('utf8').on('data', (text: string) => log('engine', text))
  }
  return {
    connect: (port) => forked.postMessage({ kind: 'window' }, [port]),
    onExit: (listener) => forked.once('exit', (code) => listener(`exit code ${code}`)),
    stop: () => {
      const timer = setTimeout(() => forked.kill(), stopMs)
      forked.once('exit', () => clearTimeout(timer))
      forked.postMessage({ kind: 'stop' })
    },
  }
}

/** The engine behind the web host: one process that all browsers share, kept alive, with a line of the host's own. */
import type { WindowContract } from '../../shared/contract.ts'
import { CheekboneError } from '../../shared/errors.ts'
import type { Channel } from '../../shared/rpc/channel.ts'
import { connect, type Client } from '../../shared/rpc/client.ts'
import { openMultiplexer, type Multiplexer } from '../../shared/rpc/multiplex.ts'
import { superviseEngine, type EngineProcess, type EngineStatus } from '../../shared/supervise-engine.ts'

/** A process that has been started, and the line to it. */
export interface EngineOnLine extends EngineProcess {
  readonly line: Channel
}

export interface EngineHost {
  isRunning(): boolean
  /** A channel for one more window; null while no engine runs. */
  openWindow(): Channel | null
  /** The host asks as a window does. @throws CheekboneError `channel-closed` while no engine runs */
  readonly call: Client<WindowContract>['call']
  /** Does nothing while one runs. */
  startAgain(): void
  /** Resolves when the engine has ended. */
  stop(): Promise<void>
}

export interface EngineHostOptions {
  start: () => EngineOnLine
  onStatus: (status: EngineStatus) => void
  now: () => number
}

interface Served extends EngineProcess {
  readonly windows: Multiplexer
  readonly client: Client<WindowContract>
}

export function startEngineHost({ start, onStatus, now }: EngineHostOptions): EngineHost {
  const supervisor = superviseEngine<Served>({ start: () => serveLine(start()), onStatus, now })
  return {
    isRunning: () => supervisor.engine !== null,
    openWindow: () => supervisor.engine?.windows.open() ?? null,
    call: (method, args) => {
      if (supervisor.engine) return supervisor.engine.client.call(method, args)
      return Promise.reject(
        new CheekboneError('channel-closed', 'The engine is not running.', {
          reason: 'engineNotRunning',
          hint: 'Start it again from the page.',
        }),
      )
    },
    startAgain: () => supervisor.startAgain(),
    stop: () => supervisor.stop(),
  }
}

function serveLine(engine: EngineOnLine): Served {
  const windows = openMultiplexer(engine.line)
  return {
    windows,
    client: connect<WindowContract>(windows.open()),
    onExit: (listener) => engine.onExit(listener),
    stop: () => engine.stop(),
  }
}

/**
 * Keeps one engine process alive for a host, whichever way the host starts it. When it dies by itself, it is started again once;
 * if it dies again before it has been quiet for a while, the host is told that it stays down until a person asks for it.
 */
export interface EngineProcess {
  /** Called once, with how it ended in words: `exit code 1`, `signal SIGKILL`. */
  onExit(listener: (how: string) => void): void
  /** Asks it to stop after the present step. */
  stop(): void
}

export type EngineStatus =
  | { state: 'running'; restarts: number }
  /** It died, and the next one has been started. */
  | { state: 'restarted'; how: string; restarts: number }
  /** It died again; `startAgain` is the way on. */
  | { state: 'down'; how: string }
  | { state: 'stopped' }

export interface SupervisorOptions<P extends EngineProcess> {
  start: () => P
  onStatus: (status: EngineStatus, engine: P | null) => void
  now: () => number
  /** A death this long after the start counts as the first again. */
  quietMs?: number
}

export interface Supervisor<P extends EngineProcess> {
  /** Null while none runs. */
  readonly engine: P | null
  startAgain(): void
  /** Resolves when the engine has ended. */
  stop(): Promise<void>
}

const defaultQuietMs = 60_000

export function superviseEngine<P extends EngineProcess>({
  start,
  onStatus,
  now,
  quietMs = defaultQuietMs,
}: SupervisorOptions<P>): Supervisor<P> {
  let engine: P | null = null
  let restarts = 0
  let startedMs = 0
  let stopping: (() => void) | null = null

  function launch(): P {
    const started = start()
    engine = started
    startedMs = now()
    started.onExit((how) => {
      if (engine === started) ended(how)
    })
    return started
  }

  function ended(how: string): void {
    engine = null
    if (stopping) {
      onStatus({ state: 'stopped' }, null)
      stopping()
      return
    }
    if (now() - startedMs >= quietMs) restarts = 0
    if (restarts >= 1) {
      onStatus({ state: 'down', how }, null)
      return
    }
    restarts++
    onStatus({ state: 'restarted', how, restarts }, launch())
  }

  function begin(): void {
    restarts = 0
    onStatus({ state: 'running', restarts }, launch())
  }

  begin()
  return {
    get engine() {
      return engine
    },
    startAgain: () => {
      if (engine === null && !stopping) begin()
    },
    stop: () =>
      new Promise((resolve) => {
        if (engine === null) return resolve()
        stopping = resolve
        engine.stop()
      }),
  }
}

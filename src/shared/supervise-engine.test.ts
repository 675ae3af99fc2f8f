import { describe, expect, it } from 'vitest'
import { superviseEngine, type EngineProcess, type EngineStatus } from './supervise-engine.ts'

interface Double extends EngineProcess {
  die(how: string): void
  stops: number
}

function setUp() {
  const started: Double[] = []
  const statuses: EngineStatus[] = []
  const clock = { ms: 0 }
  const supervisor = superviseEngine<Double>({
    now: () => clock.ms,
    onStatus: (status) => statuses.push(status),
    start: () => {
      let listener: (how: string) => void = () => undefined
      const double: Double = {
        stops: 0,
        onExit: (on) => (listener = on),
        stop: () => double.stops++,
        die: (how) => listener(how),
      }
      started.push(double)
      return double
    },
  })
  return { started, statuses, clock, supervisor }
}

describe('superviseEngine', () => {
  it('starts an engine again that died, once', () => {
    const { started, statuses, supervisor } = setUp()
    started[0].die('signal SIGKILL')
    expect(supervisor.engine).toBe(started[1])
    started[1].die('exit code 1')
    expect(started).toHaveLength(2)
    expect(supervisor.engine).toBeNull()
    expect(statuses).toEqual([
      { state: 'running', restarts: 0 },
      { state: 'restarted', how: 'signal SIGKILL', restarts: 1 },
      { state: 'down', how: 'exit code 1' },
    ])
  })

  it('starts it again after a quiet minute, or when asked to', () => {
    const { started, clock, supervisor } = setUp()
    started[0].die('exit code 1')
    clock.ms = 60_000
    started[1].die('exit code 1')
    expect(supervisor.engine).toBe(started[2])
    started[2].die('exit code 1')
    expect(supervisor.engine).toBeNull()
    supervisor.startAgain()
    expect(supervisor.engine).toBe(started[3])
  })

  it('does not start one again that was stopped, and tells when it has ended', async () => {
    const { started, statuses, supervisor } = setUp()
    let ended = false
    const stopped = supervisor.stop().then(() => (ended = true))
    await Promise.resolve()
    expect(started[0].stops).toBe(1)
    expect(ended).toBe(false)
    started[0].die('exit code 0')
    await stopped
    expect(started).toHaveLength(1)
    expect(statuses.at(-1)).toEqual({ state: 'stopped' })
  })
})

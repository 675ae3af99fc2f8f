import { createEngine } from '../../engine/index.ts'
import { defaultDataFolder } from '../../engine/libraries/data-folder.ts'
import type { EngineContract } from '../../shared/contract.ts'
import { CheekboneError } from '../../shared/errors.ts'
import { connect, type Client } from '../../shared/rpc/client.ts'
import { createLoopback } from '../../shared/rpc/loopback.ts'

/** Runs `work` with an engine in this process. The first Ctrl-C asks the work to stop; a second one ends the process at once. */
export async function withEngine<T>(
  work: (engine: Client<EngineContract>, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const [engineEnd, clientEnd] = createLoopback()
  const engine = createEngine({ dataFolder: defaultDataFolder(), roots: null })
  engine.connectCommands(engineEnd)
  const client = connect<EngineContract>(clientEnd)
  const controller = new AbortController()
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(130)
    process.stderr.write(
      '\nStopping after the present step. Press Ctrl-C again to end at once; finished work is kept.\n',
    )
    controller.abort(new CheekboneError('cancelled', 'Ctrl-C'))
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  try {
    return await work(client, controller.signal)
  } finally {
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
    client.close()
    await engine.close()
  }
}

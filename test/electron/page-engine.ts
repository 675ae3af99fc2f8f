/** Asks the engine as the page does: through the preload script's functions and a port of the page's own. */
import type { Page } from 'playwright-core'
import type { WindowContract } from '../../src/shared/contract.ts'
import type { DesktopHost, EnginePortMessage } from '../../src/shared/host-info.ts'
import type { CallArguments, CallResult } from '../../src/shared/rpc/contract.ts'
import type { Response } from '../../src/shared/rpc/frames.ts'

type Calls = WindowContract['calls']

interface PageGlobals {
  cheekboneHost: DesktopHost
}

/** One call over a line of its own, so that it also works right after an engine was replaced. */
export async function askEngine<M extends keyof Calls>(
  page: Page,
  method: M,
  args: CallArguments<Calls[M]>,
): Promise<CallResult<Calls[M]>> {
  const answer = await page.evaluate(
    async ([name, given]) => {
      const { cheekboneHost: host } = globalThis as unknown as PageGlobals
      const request = 1_000_000 + Math.floor(performance.now() * 1000)
      const arrival = new Promise<MessagePort>((resolve) => {
        addEventListener('message', ({ data, ports }: MessageEvent<EnginePortMessage | null>) => {
          if (data?.kind === 'cheekbone-engine-port' && data.request === request) resolve(ports[0])
        })
      })
      if (!(await host.connectEngine(request))) throw new Error('The engine is down.')
      const port = await arrival
      const answered = new Promise<Response>((resolve) => {
        port.onmessage = ({ data }: MessageEvent<Response>) => {
          if (data.kind === 'result' || data.kind === 'error') resolve(data)
        }
      })
      port.postMessage({ kind: 'call', id: 1, method: name, args: given })
      const frame = await answered
      port.close()
      return frame
    },
    [method, args] as const,
  )
  if (answer.kind === 'result') return answer.value as CallResult<Calls[M]>
  throw new Error(answer.kind === 'error' ? answer.error.sentence : `Unexpected ${answer.kind}.`)
}

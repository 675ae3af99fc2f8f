/** For tests: a process that Electron forked, and the ports by which it is spoken to. */
import { EventEmitter } from 'node:events'
import { mainPortChannel, type MainPortLike } from '../shared/rpc/main-port-channel.ts'
import { jobDouble, serveEngineDouble, type EngineDouble } from './engine-double.ts'
import type { ForkedProcess } from './engine-host.ts'

/** Two joined ports; each keeps what arrives until it is started, as Electron's do. */
export class PortDouble extends EventEmitter implements MainPortLike {
  other: PortDouble | null = null
  private early: unknown[] | null = []
  postMessage(message: unknown): void {
    const data: unknown = structuredClone(message)
    queueMicrotask(() => this.other?.receive(data))
  }
  start(): void {
    const kept = this.early ?? []
    this.early = null
    for (const data of kept) this.receive(data)
  }
  close(): void {
    queueMicrotask(() => this.other?.emit('close'))
  }
  private receive(data: unknown): void {
    if (this.early) this.early.push(data)
    else this.emit('message', { data })
  }
}

/** The process of an engine, with a double of the engine at the other end of every port that it is given. */
export class ForkDouble extends EventEmitter implements ForkedProcess<PortDouble> {
  readonly stdout = null
  readonly stderr = null
  readonly engines: EngineDouble[] = []
  readonly ports: PortDouble[] = []
  readonly path: string
  readonly options: unknown
  constructor(path: string, options: unknown) {
    super()
    this.path = path
    this.options = options
  }
  postMessage(message: { kind: string }, transfer: PortDouble[] = []): void {
    if (message.kind === 'stop') queueMicrotask(() => this.die(0))
    for (const port of transfer) {
      this.ports.push(port)
      this.engines.push(serveEngineDouble(mainPortChannel(port), [jobDouble({ state: 'paused' })]))
    }
  }
  kill(): boolean {
    this.die(9)
    return true
  }
  die(code: number): void {
    for (const port of this.ports) port.close()
    this.emit('exit', code)
  }
}

import { inject, onScopeDispose, provide, type InjectionKey, type Ref } from 'vue'
import type { EventPayload } from '../../shared/rpc/contract.ts'
import type { Client } from '../../shared/rpc/client.ts'
import type { WindowContract } from '../../shared/contract.ts'

/** `connecting`: not reached yet. `lost`: reached before, tried again by itself. `down`: a person has to start it. */
export type ConnectionStatus = 'connecting' | 'open' | 'lost' | 'down'

/** The engine as a window sees it; it outlives the line, which is made anew whenever it breaks. */
export interface Engine {
  call: Client<WindowContract>['call']
  /** Ends with the line that it was begun on. */
  job: Client<WindowContract>['job']
  /** Listens also on lines to come. Returns a function that stops listening. */
  on: Client<WindowContract>['on']
  readonly status: Readonly<Ref<ConnectionStatus>>
  /** Called at each new line, the first included: what was shown before may be old. */
  onOpen(listener: () => void): () => void
  /** Starts an engine that is down. */
  startAgain(): Promise<void>
}

const engineKey: InjectionKey<Engine> = Symbol('engine')

export function provideEngine(engine: Engine): void {
  provide(engineKey, engine)
}

export function useEngine(): Engine {
  const engine = inject(engineKey)
  if (!engine) throw new Error('No engine was provided to this component.')
  return engine
}

type EventName = keyof WindowContract['events']

/** Listens to an event of the engine as long as the calling component lives. */
export function useEngineEvent<E extends EventName>(
  name: E,
  listener: (payload: EventPayload<WindowContract['events'][E]>) => void,
  engine = useEngine(),
): void {
  onScopeDispose(engine.on(name, listener))
}

/**
 * What two ends of a channel agree on: calls (one answer), jobs (progress, can be cancelled, one answer) and events (from the
 * server to whoever listens). A contract is one table; server and client are typed from it, and arguments are parsed with it
 * at the server's edge.
 */
export interface ArgumentParser<Args> {
  /** Returns the arguments or throws; what it throws reaches the caller as `bad-argument`. */
  parse(input: unknown): Args
}

declare const phantom: unique symbol

export interface CallSpec<Args, Result> {
  readonly arguments: ArgumentParser<Args>
  readonly [phantom]?: Result
}

export interface JobSpec<Args, Progress, Result> {
  readonly arguments: ArgumentParser<Args>
  readonly [phantom]?: [Progress, Result]
}

export interface EventSpec<Payload> {
  /**
   * Over a line that is full, an event takes the place of an older one of the same name and key that could not be sent yet:
   * the newest is what counts. Without a key that is any of its name; null keeps it from being left out.
   */
  key?(payload: Payload): string | null
  readonly [phantom]?: Payload
}

export interface Contract {
  readonly calls: Readonly<Record<string, CallSpec<unknown, unknown>>>
  readonly jobs: Readonly<Record<string, JobSpec<unknown, unknown, unknown>>>
  readonly events: Readonly<Record<string, EventSpec<unknown>>>
}

/** `call<Result>()(parser)`: the result's type is named, the arguments' type comes from the parser. */
export function call<Result>() {
  return <Args>(parser: ArgumentParser<Args>): CallSpec<Args, Result> => ({ arguments: parser })
}

export function job<Progress, Result>() {
  return <Args>(parser: ArgumentParser<Args>): JobSpec<Args, Progress, Result> => ({ arguments: parser })
}

export function event<Payload>(options: Pick<EventSpec<Payload>, 'key'> = {}): EventSpec<Payload> {
  return options
}

export type CallArguments<S> = S extends CallSpec<infer Args, unknown> ? Args : never
export type CallResult<S> = S extends CallSpec<unknown, infer Result> ? Result : never
export type JobArguments<S> = S extends JobSpec<infer Args, unknown, unknown> ? Args : never
export type JobProgress<S> = S extends JobSpec<unknown, infer Progress, unknown> ? Progress : never
export type JobResult<S> = S extends JobSpec<unknown, unknown, infer Result> ? Result : never
export type EventPayload<S> = S extends EventSpec<infer Payload> ? Payload : never

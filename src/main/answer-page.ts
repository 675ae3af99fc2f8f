/** Answers what the preload script asks, and only it: the main frame of our window, showing our page. */
import { z } from 'zod'
import { libraryIdSchema, rowIdSchema } from '../shared/contract/arguments.ts'
import { CheekboneError } from '../shared/errors.ts'
import type { HostCalls } from '../shared/host-channels.ts'
import { pageLanguages } from '../shared/host-info.ts'
import { isAppUrl } from './app-protocol.ts'

/** The part of Electron's IpcMainInvokeEvent that tells who asks. */
export interface AskEvent {
  sender: unknown
  senderFrame: { url: string; parent: unknown } | null
}

export interface AskLine<E extends AskEvent> {
  handle(name: string, listener: (event: E, argument: unknown) => unknown): void
}

export type HostAnswers<E> = {
  [N in keyof HostCalls]: (
    argument: HostCalls[N]['argument'],
    event: E,
  ) => HostCalls[N]['result'] | Promise<HostCalls[N]['result']>
}

const argumentSchemas: { [N in keyof HostCalls]: z.ZodType<HostCalls[N]['argument']> } = {
  'host:choose-folder': z.null(),
  'host:choose-library': z.null(),
  'host:show-library': libraryIdSchema.nullable(),
  'host:reveal-library': libraryIdSchema,
  'host:reveal-photo': z.strictObject({ library: libraryIdSchema, photo: rowIdSchema }),
  'host:save-file': z.strictObject({
    fileName: z.string().min(1).max(1000),
    bytes: z.instanceof(Uint8Array),
  }),
  'host:set-language': z.enum(pageLanguages),
  'host:reveal-log': z.null(),
  'host:connect-engine': z.int(),
  'host:start-engine-again': z.null(),
  'host:open-dropped': z.array(z.string().min(1).max(4096)).max(10_000),
}

/** `ownContents` is the WebContents of our window, or null while there is none. */
export function answerPage<E extends AskEvent>(
  line: AskLine<E>,
  ownContents: () => unknown,
  answers: HostAnswers<E>,
): void {
  function answer<N extends keyof HostCalls>(name: N): void {
    line.handle(name, (event, argument) => {
      if (!isOwnPage(event, ownContents())) {
        throw new CheekboneError('bad-argument', `Only Cheekbone's own page may ask for ${name}.`)
      }
      const parsed = argumentSchemas[name].safeParse(argument)
      if (!parsed.success) throw new CheekboneError('bad-argument', `Wrong argument for ${name}.`)
      return answers[name](parsed.data, event)
    })
  }
  for (const name of Object.keys(answers)) answer(name as keyof HostCalls)
}

export function isOwnPage({ sender, senderFrame }: AskEvent, ownContents: unknown): boolean {
  return (
    ownContents !== null &&
    sender === ownContents &&
    // Null for a frame that has gone since.
    senderFrame !== null &&
    senderFrame.parent === null &&
    isAppUrl(senderFrame.url)
  )
}

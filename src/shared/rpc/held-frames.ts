import { isResponse } from './frames.ts'

/**
 * What a full line may leave out: of the progress of a job, and of the events of one key, only the newest counts. Null for
 * everything else, which is never left out.
 */
export function supersedingKey(message: unknown): string | null {
  if (!isResponse(message)) return null
  if (message.kind === 'progress') return progressKey(message.id)
  return message.kind === 'event' ? eventKey(message.name, message.key) : null
}

/** The progress that has to go out before this message: an answer comes last. */
export function keyToSendFirst(message: unknown): string | null {
  if (!isResponse(message) || (message.kind !== 'result' && message.kind !== 'error')) return null
  return progressKey(message.id)
}

function progressKey(id: number): string {
  return `progress ${id}`
}

/** An event without a key supersedes all of its name; with null, none. */
function eventKey(name: string, key: string | null | undefined): string | null {
  return key === null ? null : `event ${JSON.stringify([name, key])}`
}

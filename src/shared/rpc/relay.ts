import type { Channel } from './channel.ts'
import { isRequest, isResponse, toErrorFrame } from './frames.ts'

/**
 * Joins two channels: what comes in at one goes out at the other, and the end of one is the end of both. An answer that the
 * other channel cannot take (too large for it) is replaced by its error, and a request by an error to who asked, so that
 * nobody waits for ever. `onProblem` hears of every other message that was lost so.
 */
export function relay(one: Channel, other: Channel, onProblem: (error: unknown) => void): void {
  passOn({ from: one, to: other, onProblem })
  passOn({ from: other, to: one, onProblem })
}

interface Direction {
  from: Channel
  to: Channel
  onProblem: (error: unknown) => void
}

function passOn(direction: Direction): void {
  const { from, to } = direction
  from.onMessage((message) => {
    try {
      to.post(message)
    } catch (error) {
      reportUnsendable(direction, message, error)
    }
  })
  from.onClose(() => to.close())
}

function reportUnsendable({ from, to, onProblem }: Direction, message: unknown, error: unknown): void {
  if (isRequest(message) && message.kind !== 'cancel') {
    from.post({ kind: 'error', id: message.id, error: toErrorFrame(error) })
  } else if (isResponse(message) && message.kind === 'result') {
    to.post({ kind: 'error', id: message.id, error: toErrorFrame(error) })
  } else {
    onProblem(error)
  }
}

/**
 * One end of a two-way line: loopback, port, socket, process and multiplexed line are adapters of it. Messages keep their
 * order; those that come before anybody listens are kept.
 */
export interface Channel {
  /** Sends one message; throws when it cannot be sent (a function in it, too large). Does nothing once closed. */
  post(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  /** Told once, whichever end closed; also when the channel is closed already. */
  onClose(listener: () => void): void
  close(): void
}

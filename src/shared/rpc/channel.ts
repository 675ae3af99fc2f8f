/** One end of a two-way line. MessagePort, worker, loopback (and later WebSocket) are adapters of it. */
export interface Channel {
  /** Sends one message; throws when the message cannot be cloned. Does nothing once closed. */
  post(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  onClose(listener: () => void): void
  close(): void
}

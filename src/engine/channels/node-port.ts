import type { MessagePort, Worker } from 'node:worker_threads'
import { createChannelListeners } from '../../shared/rpc/channel-listeners.ts'
import type { Channel } from '../../shared/rpc/channel.ts'

/** A worker thread's line to its parent (`parentPort`). */
export function portChannel(port: MessagePort): Channel {
  const listeners = createChannelListeners()
  port.on('message', (message) => listeners.deliver(message))
  port.on('close', () => listeners.tellClosed())
  return {
    post: (message) => port.postMessage(message),
    onMessage: listeners.onMessage,
    onClose: listeners.onClose,
    close: () => port.close(),
  }
}

/** The parent's line to a worker thread. It closes when the worker ends, for whatever reason. */
export function workerChannel(worker: Worker): Channel {
  const listeners = createChannelListeners()
  worker.on('message', (message) => listeners.deliver(message))
  worker.on('exit', () => listeners.tellClosed())
  return {
    post: (message) => worker.postMessage(message),
    onMessage: listeners.onMessage,
    onClose: listeners.onClose,
    // Never `terminate`: ended in the middle of a native call, the whole process would abort.
    close: () => worker.postMessage({ kind: 'end' }),
  }
}

import type { MessagePort, Worker } from 'node:worker_threads'
import type { Channel } from '../../shared/rpc/channel.ts'

/** A worker thread's line to its parent (`parentPort`). */
export function portChannel(port: MessagePort): Channel {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => void port.on('message', listener),
    onClose: (listener) => void port.on('close', listener),
    close: () => port.close(),
  }
}

/** The parent's line to a worker thread. It closes when the worker ends, for whatever reason. */
export function workerChannel(worker: Worker): Channel {
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (listener) => void worker.on('message', listener),
    onClose: (listener) => void worker.on('exit', listener),
    // Never `terminate`: ended in the middle of a native call, the whole process would abort.
    close: () => worker.postMessage({ kind: 'end' }),
  }
}

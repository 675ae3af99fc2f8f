import { Worker } from 'node:worker_threads'
import { connect, type Client } from '../../../shared/rpc/client.ts'
import { workerChannel } from '../../channels/node-port.ts'
import { workerUrl } from '../worker-url.ts'
import type { ComputeContract } from './compute-contract.ts'

export type Compute = Client<ComputeContract>

/** A worker thread for heavy work. Cancel its jobs and wait for them before closing it. */
export function startCompute(): Compute {
  return connect<ComputeContract>(workerChannel(new Worker(workerUrl('compute-worker'))))
}

/** A child process that joins each channel it is sent with the next one. */
import { parentLine } from '../../../src/engine/channels/process-line.ts'
import type { Channel } from '../../../src/shared/rpc/channel.ts'
import { openMultiplexer } from '../../../src/shared/rpc/multiplex.ts'
import { relay } from '../../../src/shared/rpc/relay.ts'

let single: Channel | null = null

openMultiplexer(parentLine()).onChannel((channel) => {
  if (single) relay(single, channel, (error) => console.error(error))
  single = single ? null : channel
})

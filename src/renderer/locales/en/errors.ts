import type { ErrorCode } from '../../../shared/errors.ts'

/** What kind of failure it was; the sentence of the engine says more. */
export const errors: Record<ErrorCode, string> = {
  'bad-argument': 'This cannot be done as asked',
  'bad-image': 'A picture cannot be read',
  cancelled: 'Stopped on request',
  collapsed: 'The training taught the network nothing',
  conflict: 'Something else is in the way',
  'device-unavailable': 'The device cannot be used',
  'disk-full': 'The disk is full',
  'foreign-database': 'This file is not a library of Cheekbone',
  internal: 'Something unexpected happened',
  io: 'Reading or writing failed',
  'library-locked': 'The library is in use',
  'newer-library': 'The library was made by a newer Cheekbone',
  'not-found': 'It is not there',
  'nothing-to-do': 'There is nothing to do',
  'too-large': 'It is too large',
  'unknown-method': 'Window and engine are of different versions',
  'channel-closed': 'The connection to the engine was lost',
}

import { bytesToPlanes } from '../../models/augmentation/pixels.ts'
import { patchSidePx } from '../../shared/domain.ts'

/** Bytes of one patch: 96 x 96 pixels, rows of rgb. */
export const patchBytes = patchSidePx * patchSidePx * 3

/** Where patches come from: memory, a store, drawn skin. */
export interface PatchSource {
  readonly count: number
  /** Writes the patches at `indices`, `patchBytes` each, one after the other into `into`. */
  read(indices: Int32Array, into: Uint8Array): void
}

/** Patches held in memory, `patchBytes` each. */
export function patchesInMemory(bytes: Uint8Array): PatchSource {
  return {
    count: bytes.length / patchBytes,
    read(indices, into) {
      indices.forEach((index, i) =>
        into.set(bytes.subarray(index * patchBytes, (index + 1) * patchBytes), i * patchBytes),
      )
    },
  }
}

/** Reads a batch as planes [n, 3, 96, 96] from 0 to 1. */
export function readPlanes(source: PatchSource, indices: Int32Array): Float32Array {
  const bytes = new Uint8Array(indices.length * patchBytes)
  source.read(indices, bytes)
  const planes = new Float32Array(bytes.length)
  bytesToPlanes(bytes, patchSidePx, planes)
  return planes
}

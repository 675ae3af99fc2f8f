/** The plain numbers of NumPy arrays, by the names that their files have for them. */
import { floatsFromHalves } from '../../numeric/half-float.ts'

interface NumberKind {
  bytes: number
  read: (view: DataView, at: number, littleEndian: boolean) => number | bigint
}

function half(view: DataView, at: number, littleEndian: boolean): number {
  return floatsFromHalves(Uint16Array.of(view.getUint16(at, littleEndian)))[0]
}

export const numberTypes = {
  f2: { bytes: 2, read: half },
  f4: { bytes: 4, read: (view, at, little) => view.getFloat32(at, little) },
  f8: { bytes: 8, read: (view, at, little) => view.getFloat64(at, little) },
  i1: { bytes: 1, read: (view, at) => view.getInt8(at) },
  i2: { bytes: 2, read: (view, at, little) => view.getInt16(at, little) },
  i4: { bytes: 4, read: (view, at, little) => view.getInt32(at, little) },
  i8: { bytes: 8, read: (view, at, little) => view.getBigInt64(at, little) },
  u1: { bytes: 1, read: (view, at) => view.getUint8(at) },
  u2: { bytes: 2, read: (view, at, little) => view.getUint16(at, little) },
  u4: { bytes: 4, read: (view, at, little) => view.getUint32(at, little) },
  u8: { bytes: 8, read: (view, at, little) => view.getBigUint64(at, little) },
  b1: { bytes: 1, read: (view, at) => view.getUint8(at) },
} as const satisfies Record<string, NumberKind>
export type NumberType = keyof typeof numberTypes

/** Undefined for a whole number beyond 2^53, which has no exact place among JavaScript's numbers. */
export function exactNumber(value: number | bigint): number | undefined {
  if (typeof value === 'number') return value
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : undefined
}

import type { ElementType } from '../tensor.ts'

/** TensorProto.DataType. */
export const elementTypeCodes: Readonly<Record<ElementType, number>> = {
  float32: 1,
  int32: 6,
  int64: 7,
  bool: 9,
}

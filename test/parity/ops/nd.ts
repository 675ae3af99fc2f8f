/** Tensors for hand-written references: slow, in double precision, and plain to read. */
export interface Nd {
  readonly shape: readonly number[]
  readonly data: Float64Array
}

export type Index = readonly number[]

/** A tensor from a formula of its index. */
export function nd(shape: readonly number[], valueAt: (index: Index) => number): Nd {
  const size = shape.reduce((a, b) => a * b, 1)
  return { shape, data: Float64Array.from({ length: size }, (_, flat) => valueAt(unflatten(flat, shape))) }
}

/** An element; axes of size 1 stretch and missing leading axes are left out, as in broadcasting. */
export function at(x: Nd, index: Index): number {
  const own = index.slice(index.length - x.shape.length)
  return x.data[x.shape.reduce((flat, size, axis) => flat * size + (size === 1 ? 0 : own[axis]), 0)]
}

/** An element, or another value outside the tensor. */
export function atOr(x: Nd, index: Index, outside: number): number {
  return index.some((i, axis) => i < 0 || i >= x.shape[axis]) ? outside : at(x, index)
}

/** All indices of a shape, in order. */
export function indicesOf(shape: readonly number[]): Index[] {
  const size = shape.reduce((a, b) => a * b, 1)
  return Array.from({ length: size }, (_, flat) => unflatten(flat, shape))
}

export function total<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0)
}

export function map(x: Nd, f: (value: number) => number): Nd {
  return { shape: x.shape, data: x.data.map(f) }
}

function unflatten(flat: number, shape: readonly number[]): Index {
  const index: number[] = []
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    index.unshift(flat % shape[axis])
    flat = Math.floor(flat / shape[axis])
  }
  return index
}

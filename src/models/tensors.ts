/** Named tensors on the host: parameters, statistics and optimiser state between programs. */
export interface TensorValue {
  readonly shape: readonly number[]
  readonly data: Float32Array
}

export type TensorValues = Record<string, TensorValue>

/** The tensors whose names start with `prefix/`, under the rest of their names. */
export function tensorsUnder(values: TensorValues, prefix: string): TensorValues {
  const start = `${prefix}/`
  const found: TensorValues = {}
  for (const [name, value] of Object.entries(values))
    if (name.startsWith(start)) found[name.slice(start.length)] = value
  return found
}

export function tensorsWithPrefix(values: TensorValues, prefix: string): TensorValues {
  const named: TensorValues = {}
  for (const [name, value] of Object.entries(values)) named[`${prefix}/${name}`] = value
  return named
}

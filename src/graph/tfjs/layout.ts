/** Where the axes of values and constants lie. TensorFlow keeps channels last; see Value. */
import { badArgument } from '../op.ts'
import type { Weight } from './graph-model.ts'
import type { Translation, Value } from './translation.ts'

/** For each stored axis of a value the axis of its shape. */
export function axisOrder({ shape }: Value): readonly number[] {
  return shape.length === 4 ? [0, 3, 1, 2] : shape.map((_, axis) => axis)
}

/** The name of an image that comes with its channels last, after they have been moved. */
export function toChannelsFirst(image: Value, translation: Translation): string {
  return image.shape.length === 4
    ? translation.emit('Transpose', [image.name], { perm: [0, 3, 1, 2] })
    : image.name
}

/** The name of a value as TensorFlow stores it; an image of one pixel or one channel is the same in both ways. */
export function toChannelsLast({ name, shape }: Value, translation: Translation): string {
  if (shape.length !== 4 || shape[3] === 1 || shape[1] * shape[2] === 1) return name
  return translation.emit('Transpose', [name], { perm: [0, 2, 3, 1] })
}

/** @throws CheekboneError `bad-argument` where the input is computed. */
export function constantInput(input: string, translation: Translation): Weight {
  const weight = translation.weightOf(input)
  if (!weight) throw badArgument(`"${input}" must be a constant of the model.`)
  return weight
}

/** A constant of floats. */
export function floatInput(input: string, translation: Translation): Weight & { values: Float32Array } {
  const { shape, values } = constantInput(input, translation)
  if (!(values instanceof Float32Array)) throw badArgument(`"${input}" must hold floats.`)
  return { shape, values }
}

/** The name of a constant of one number for each channel, `[c]` or `[1, 1, c]`, in a form that fits images. */
export function channelVector(input: string, translation: Translation): string {
  const { shape, values } = floatInput(input, translation)
  if (shape.length === 0) return translation.floats(values, [])
  if (shape[shape.length - 1] !== values.length)
    throw badArgument(`"${input}" must be one number for each channel.`)
  return translation.floats(values, [values.length, 1, 1])
}

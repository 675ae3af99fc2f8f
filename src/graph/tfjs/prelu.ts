import { floatInput } from './layout.ts'
import type { Translation } from './translation.ts'

/**
 * x where it is positive, slope x elsewhere, a slope for each channel of an image:
 *
 *   prelu(x) = slope x + (1 - slope) relu(x)
 *
 * said with convolutions of one pixel and one channel. ONNX Runtime keeps images in blocks of channels from one convolution to the
 * next, but has no PRelu for blocks: each would cost a way out of that layout and back, half of a face mesh's time.
 */
export function prelu(image: string, slope: string, translation: Translation): string {
  const { values } = floatInput(slope, translation)
  const channels = values.length
  const scaled = (by: Float32Array, of: string): string =>
    translation.emit('Conv', [of, translation.floats(by, [channels, 1, 1, 1])], { group: channels })
  const rest = values.map((value) => 1 - value)
  const positive = scaled(rest, translation.emit('Relu', [image]))
  return translation.emit('Add', [scaled(values, image), positive])
}

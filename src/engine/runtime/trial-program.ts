import {
  conv2d,
  createProgram,
  expand,
  input,
  mean,
  output,
  reshape,
  scalar,
  toOnnx,
} from '../../graph/index.ts'

const channels = 64

/** What is fed as "x", all ones. */
export const trialShape = [1, channels, 16, 16] as const

/** The mean of a 3x3 box filter over a batch of equal images: some 19 million operations for each, and next to no transfer. */
export function trialProgram(images: number): Uint8Array {
  const program = createProgram('trial')
  const x = expand(input(program, 'x', trialShape), [images, ...trialShape.slice(1)])
  const box = expand(scalar(program, 1 / (channels * 9)), [channels, channels, 3, 3])
  output(program, 'y', reshape(mean(conv2d(x, box)), [1]))
  return toOnnx(program)
}

/** What the trial must give. */
export const trialResult = 1

/** The program's part of the augmentation: x' = normalise(clip(M (Ry x Rx^T) + b)), per sample. */
import {
  add,
  clip,
  constant,
  input,
  matmul,
  mul,
  reshape,
  sub,
  type Program,
  type Tensor,
} from '../../graph/index.ts'
import type { TensorValues } from '../tensors.ts'
import { createViewFeeds, plainView, writeSampleView, type ViewExtent, type ViewFeeds } from './draw.ts'

export type ViewTensors = Record<keyof ViewFeeds, Tensor>

/** Mean and spread of colours in ImageNet, which most backbones are trained with. */
const normal = { mean: [0.485, 0.456, 0.406], deviation: [0.229, 0.224, 0.225] }

type Shapes = Record<keyof ViewFeeds, readonly number[]>

function viewShapes({ count, source, size }: ViewExtent & { count: number }): Shapes {
  return {
    rows: [count, 1, size, source],
    columns: [count, 1, source, size],
    colour: [count, 3, 3],
    shift: [count, 3, 1],
  }
}

/** The inputs of one view of n samples, named `prefix/rows` and so on. */
export function viewInputs(
  program: Program,
  prefix: string,
  extent: ViewExtent & { count: number },
): ViewTensors {
  const shapes = viewShapes(extent)
  const named = (part: keyof ViewFeeds): Tensor => input(program, `${prefix}/${part}`, shapes[part])
  return { rows: named('rows'), columns: named('columns'), colour: named('colour'), shift: named('shift') }
}

/** The values of one view under the input names that `viewInputs` gave them. */
export function namedViewFeeds(
  prefix: string,
  feeds: ViewFeeds,
  extent: ViewExtent & { count: number },
): TensorValues {
  const shapes = viewShapes(extent)
  const named: TensorValues = {}
  for (const part of ['rows', 'columns', 'colour', 'shift'] as const)
    named[`${prefix}/${part}`] = { shape: shapes[part], data: feeds[part] }
  return named
}

/** patches: [n, 3, source, source], 0 to 1 -> [n, 3, size, size], normalised colours. */
export function applyView(patches: Tensor, view: ViewTensors): Tensor {
  return normaliseColours(colouredView(patches, view))
}

/** The same before its colours are normalised: as a person sees it, 0 to 1. */
export function colouredView(patches: Tensor, view: ViewTensors): Tensor {
  const [count, , size] = view.rows.shape /* [n, 1, size, source] */
  const resampled = matmul(matmul(view.rows, patches), view.columns)
  const coloured = add(matmul(view.colour, reshape(resampled, [count, 3, size * size])), view.shift)
  return reshape(clip(coloured, 0, 1), [count, 3, size, size])
}

/** The whole patch, resized: what a trained network is shown. patches: [n, 3, source, source] -> [n, 3, size, size]. */
export function applyPlainView(patches: Tensor, size: number): Tensor {
  const { program } = patches
  const source = patches.shape[2]
  if (source === size) return normaliseColours(patches)
  const extent = { source, size }
  const feeds = createViewFeeds(1, extent)
  writeSampleView(plainView(extent), extent, { feeds, sample: 0 })
  const rows = constant(program, feeds.rows, [1, 1, size, source])
  const columns = constant(program, feeds.columns, [1, 1, source, size])
  return normaliseColours(matmul(matmul(rows, patches), columns))
}

function normaliseColours(x: Tensor): Tensor {
  const perChannel = (values: number[]): Tensor =>
    constant(x.program, Float32Array.from(values), [1, 3, 1, 1])
  const inverse = normal.deviation.map((deviation) => 1 / deviation)
  return mul(sub(x, perChannel(normal.mean)), perChannel(inverse))
}

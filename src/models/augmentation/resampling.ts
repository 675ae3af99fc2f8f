/**
 * Resampling along one axis as a matrix R of [size, source] weights, so that a view of a sample is Ry X Rx^T: crop, flip,
 * rescale and blur in two products.
 *
 * Output pixel i looks at the source position c = start + (i + 1/2) length / size (pixel centres at halves) through a
 * triangle whose half width is max(1, length / size) source pixels: bilinear when enlarging, anti-aliased when
 * shrinking. Weights are divided by their sum, so that at the border the kernel only sees pixels that exist. This is what
 * Pillow and PyTorch's antialiased `interpolate` do, except that the kernel may look beyond the crop.
 * Blur is a Gaussian over output pixels, cut off at three deviations and normalised at the border alike: G R.
 */
export interface AxisView {
  /** First source position of the crop, in source pixels. */
  start: number
  /** Length of the crop in source pixels. */
  length: number
  flip: boolean
  /** Standard deviation of the blur in output pixels; 0 for none. */
  blur: number
}

/** The weights, row-major [size, source], into `into` from `offset` on. */
export function writeResampling(
  view: AxisView,
  extent: { source: number; size: number },
  into: { data: Float32Array; offset: number },
): void {
  const { source, size } = extent
  const plain = triangleWeights(view, extent)
  const weights = view.blur > 0 ? blurred(plain, view.blur, extent) : plain
  for (let i = 0; i < size; i++) {
    const row = view.flip ? size - 1 - i : i
    into.data.set(weights.subarray(row * source, (row + 1) * source), into.offset + i * source)
  }
}

function triangleWeights(view: AxisView, { source, size }: { source: number; size: number }): Float32Array {
  const weights = new Float32Array(size * source)
  const step = view.length / size
  const halfWidth = Math.max(1, step)
  for (let i = 0; i < size; i++) {
    const centre = view.start + (i + 0.5) * step
    const first = Math.max(0, Math.floor(centre - halfWidth - 0.5))
    const last = Math.min(source - 1, Math.ceil(centre + halfWidth - 0.5))
    let total = 0
    for (let j = first; j <= last; j++) total += triangle((j + 0.5 - centre) / halfWidth)
    for (let j = first; j <= last; j++)
      weights[i * source + j] = triangle((j + 0.5 - centre) / halfWidth) / total
  }
  return weights
}

function triangle(x: number): number {
  return Math.max(0, 1 - Math.abs(x))
}

function blurred(
  weights: Float32Array,
  deviation: number,
  { source, size }: { source: number; size: number },
): Float32Array {
  const result = new Float32Array(size * source)
  const reach = Math.ceil(3 * deviation)
  for (let i = 0; i < size; i++) {
    const first = Math.max(0, i - reach)
    const last = Math.min(size - 1, i + reach)
    let total = 0
    for (let k = first; k <= last; k++) total += gaussian((k - i) / deviation)
    for (let k = first; k <= last; k++) {
      const share = gaussian((k - i) / deviation) / total
      for (let j = 0; j < source; j++) result[i * source + j] += share * weights[k * source + j]
    }
  }
  return result
}

function gaussian(x: number): number {
  return Math.exp(-0.5 * x * x)
}

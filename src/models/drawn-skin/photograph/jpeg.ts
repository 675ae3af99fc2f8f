/**
 * What JPEG does to a picture, without its coding: YCbCr, chroma at half resolution, 8 x 8 cosine transform, division by a
 * quantisation table, rounding, and all of it back (ITU-T T.81, 1992; tables of its annex K, scaled by quality as the
 * Independent JPEG Group does). Chroma is enlarged again by linear interpolation.
 */
const luminance = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22,
  29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103,
  121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
]
const chrominance = [
  17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99, 47, 66, 99,
  99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
  99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
]

/**
 * Half of the cosine basis: cos((2 x + 1) k pi / 16), orthonormal, x from 0 to 3 [k, x]. The other half is the same, mirrored:
 * with its sign for even k, against it for odd k.
 */
const basis = Float32Array.from({ length: 32 }, (_, i) => {
  const k = i >> 2
  return Math.cos(((2 * (i & 3) + 1) * k * Math.PI) / 16) * (k === 0 ? Math.SQRT1_2 : 1) * 0.5
})

export interface JpegOptions {
  /** 1 to 100. */
  quality: number
  /** Chroma at half resolution in both directions. */
  halfChroma: boolean
  /** Where the picture begins within its first block, 0 to 15. */
  phaseX: number
  phaseY: number
}

/** `planes` are sRGB red, green and blue, 0 to 255 [3, side, side]; changed in place. */
export function throughJpeg(planes: Float32Array, side: number, options: JpegOptions): void {
  const { quality, halfChroma, phaseX, phaseY } = options
  const unit = halfChroma ? 16 : 8
  const shiftX = phaseX % unit
  const shiftY = phaseY % unit
  const padded = Math.ceil((side + Math.max(shiftX, shiftY)) / unit) * unit
  const { y, cb, cr } = reserve(padded)
  toYcc(planes, side, { padded, shiftX, shiftY })
  quantise(y, padded, tableFor(luminance, quality))
  const table = tableFor(chrominance, quality)
  for (const chroma of [cb, cr]) {
    if (!halfChroma) quantise(chroma, padded, table)
    else {
      halve(chroma, padded)
      quantise(halved, padded / 2, table)
      enlarge(chroma, padded)
    }
  }
  toRgb(planes, side, { padded, shiftX, shiftY })
}

interface Frame {
  padded: number
  shiftX: number
  shiftY: number
}

let ycc = { y: new Float32Array(0), cb: new Float32Array(0), cr: new Float32Array(0) }
let halved = new Float32Array(0)

function reserve(padded: number): typeof ycc {
  const size = padded * padded
  if (ycc.y.length < size) {
    ycc = { y: new Float32Array(size), cb: new Float32Array(size), cr: new Float32Array(size) }
    halved = new Float32Array(size / 4)
  }
  return ycc
}

/** Steps of the luminance table at a quality from 1 to 100, rows from the top. */
export function luminanceTable(quality: number): Float32Array /* [8, 8] */ {
  return tableFor(luminance, quality)
}

function tableFor(table: readonly number[], quality: number): Float32Array {
  const scale = quality < 50 ? 5000 / quality : 200 - 2 * quality
  return Float32Array.from(table, (step) => Math.min(255, Math.max(1, Math.floor((step * scale + 50) / 100))))
}

/** The picture's border is repeated to fill whole blocks. */
function toYcc(planes: Float32Array, side: number, { padded, shiftX, shiftY }: Frame): void {
  const size = side * side
  const { y, cb, cr } = ycc
  for (let row = 0; row < padded; row++) {
    const fromRow = Math.min(side - 1, Math.max(0, row - shiftY)) * side
    for (let column = 0; column < padded; column++) {
      const from = fromRow + Math.min(side - 1, Math.max(0, column - shiftX))
      const red = planes[from]
      const green = planes[from + size]
      const blue = planes[from + 2 * size]
      const to = row * padded + column
      y[to] = 0.299 * red + 0.587 * green + 0.114 * blue - 128
      cb[to] = -0.168736 * red - 0.331264 * green + 0.5 * blue
      cr[to] = 0.5 * red - 0.418688 * green - 0.081312 * blue
    }
  }
}

function toRgb(planes: Float32Array, side: number, { padded, shiftX, shiftY }: Frame): void {
  const size = side * side
  const { y, cb, cr } = ycc
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++) {
      const from = (row + shiftY) * padded + column + shiftX
      const to = row * side + column
      const luma = y[from] + 128
      planes[to] = luma + 1.402 * cr[from]
      planes[to + size] = luma - 0.344136 * cb[from] - 0.714136 * cr[from]
      planes[to + 2 * size] = luma + 1.772 * cb[from]
    }
}

const block = new Float32Array(64)

function quantise(plane: Float32Array, side: number, table: Float32Array): void {
  for (let top = 0; top < side; top += 8)
    for (let left = 0; left < side; left += 8) quantiseBlock(plane, top * side + left, side, table)
}

function quantiseBlock(plane: Float32Array, at: number, side: number, table: Float32Array): void {
  for (let y = 0; y < 8; y++) for (let x = 0; x < 8; x++) block[y * 8 + x] = plane[at + y * side + x]
  for (let y = 0; y < 8; y++) transform(y * 8, 1)
  for (let x = 0; x < 8; x++) transform(x, 8)
  for (let i = 0; i < 64; i++) block[i] = Math.floor(block[i] / table[i] + 0.5) * table[i]
  for (let x = 0; x < 8; x++) transformBack(x, 8)
  for (let y = 0; y < 8; y++) transformBack(y * 8, 1)
  for (let y = 0; y < 8; y++) for (let x = 0; x < 8; x++) plane[at + y * side + x] = block[y * 8 + x]
}

/** Cosine transform of eight values of `block`, in place. */
function transform(at: number, step: number): void {
  const s0 = block[at] + block[at + 7 * step]
  const d0 = block[at] - block[at + 7 * step]
  const s1 = block[at + step] + block[at + 6 * step]
  const d1 = block[at + step] - block[at + 6 * step]
  const s2 = block[at + 2 * step] + block[at + 5 * step]
  const d2 = block[at + 2 * step] - block[at + 5 * step]
  const s3 = block[at + 3 * step] + block[at + 4 * step]
  const d3 = block[at + 3 * step] - block[at + 4 * step]
  for (let k = 0; k < 8; k += 2) {
    const even = 4 * k
    const odd = even + 4
    block[at + k * step] =
      basis[even] * s0 + basis[even + 1] * s1 + basis[even + 2] * s2 + basis[even + 3] * s3
    block[at + (k + 1) * step] =
      basis[odd] * d0 + basis[odd + 1] * d1 + basis[odd + 2] * d2 + basis[odd + 3] * d3
  }
}

function transformBack(at: number, step: number): void {
  const c0 = block[at]
  const c1 = block[at + step]
  const c2 = block[at + 2 * step]
  const c3 = block[at + 3 * step]
  const c4 = block[at + 4 * step]
  const c5 = block[at + 5 * step]
  const c6 = block[at + 6 * step]
  const c7 = block[at + 7 * step]
  /* Fine detail is mostly gone after rounding. */
  if (c1 === 0 && c2 === 0 && c3 === 0 && c4 === 0 && c5 === 0 && c6 === 0 && c7 === 0) {
    for (let x = 0; x < 8; x++) block[at + x * step] = basis[0] * c0
    return
  }
  for (let x = 0; x < 4; x++) {
    const even = basis[x] * c0 + basis[8 + x] * c2 + basis[16 + x] * c4 + basis[24 + x] * c6
    const odd = basis[4 + x] * c1 + basis[12 + x] * c3 + basis[20 + x] * c5 + basis[28 + x] * c7
    block[at + x * step] = even + odd
    block[at + (7 - x) * step] = even - odd
  }
}

function halve(plane: Float32Array, side: number): void {
  const half = side / 2
  for (let y = 0; y < half; y++)
    for (let x = 0; x < half; x++) {
      const at = 2 * y * side + 2 * x
      halved[y * half + x] = 0.25 * (plane[at] + plane[at + 1] + plane[at + side] + plane[at + side + 1])
    }
}

/** Each pixel is 3/4 of the nearer and 1/4 of the farther half pixel in both directions. */
function enlarge(plane: Float32Array, side: number): void {
  const half = side / 2
  for (let y = 0; y < side; y++) {
    const near = (y >> 1) * half
    const far = Math.min(half - 1, Math.max(0, (y >> 1) + (y & 1 ? 1 : -1))) * half
    for (let x = 0; x < side; x++) {
      const nearX = x >> 1
      const farX = Math.min(half - 1, Math.max(0, nearX + (x & 1 ? 1 : -1)))
      plane[y * side + x] =
        0.5625 * halved[near + nearX] +
        0.1875 * (halved[near + farX] + halved[far + nearX]) +
        0.0625 * halved[far + farX]
    }
  }
}

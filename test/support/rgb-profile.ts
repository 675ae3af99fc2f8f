/** ICC profiles of RGB displays made by hand: three primaries and one curve (ICC.1:2001-04, three-component matrix-based). */
export interface RgbSpace {
  /** Columns: XYZ of red, green and blue, adapted to D50. */
  toXyzD50: readonly (readonly [number, number, number])[]
  /** An exponent, or the curve of sRGB. */
  curve: number | 'srgb'
}

/** Adobe RGB (1998), annex C; adapted by Bradford. */
export const adobeRgb: RgbSpace = {
  toXyzD50: [
    [0.60974, 0.31111, 0.01947],
    [0.20528, 0.62567, 0.06087],
    [0.14919, 0.06322, 0.74457],
  ],
  curve: 563 / 256,
}

/** SMPTE EG 432-1 primaries with D65 and the curve of sRGB, as phones tag their photos. */
export const displayP3: RgbSpace = {
  toXyzD50: [
    [0.51512, 0.2412, -0.00105],
    [0.29198, 0.69225, 0.04189],
    [0.1571, 0.06657, 0.78407],
  ],
  curve: 'srgb',
}

export function rgbProfile({ toXyzD50, curve: shape }: RgbSpace): Buffer {
  const curve = shape === 'srgb' ? srgbCurve() : gammaCurve(shape)
  const description = Buffer.alloc(104)
  description.write('desc')
  description.writeUInt32BE(5, 8)
  description.write('test', 12)
  const copyright = Buffer.from('text\0\0\0\0none\0\0\0\0')
  const tags: [string, Buffer][] = [
    ['desc', description],
    ['cprt', copyright],
    ['wtpt', xyz([0.9642, 1, 0.8249])],
    ['rXYZ', xyz(toXyzD50[0])],
    ['gXYZ', xyz(toXyzD50[1])],
    ['bXYZ', xyz(toXyzD50[2])],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ]
  return assemble(tags)
}

function gammaCurve(exponent: number): Buffer {
  return curveOf([Math.round(exponent * 256)])
}

function srgbCurve(): Buffer {
  const steps = Array.from({ length: 1024 }, (_, i) => i / 1023)
  return curveOf(
    steps.map((value) =>
      Math.round(65535 * (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)),
    ),
  )
}

/** One entry is an exponent in 256ths; more are a table. */
function curveOf(entries: number[]): Buffer {
  const tag = Buffer.alloc(Math.ceil((12 + 2 * entries.length) / 4) * 4)
  tag.write('curv')
  tag.writeUInt32BE(entries.length, 8)
  entries.forEach((entry, i) => tag.writeUInt16BE(entry, 12 + 2 * i))
  return tag
}

function assemble(tags: [string, Buffer][]): Buffer {
  const table = Buffer.alloc(4 + 12 * tags.length)
  table.writeUInt32BE(tags.length)
  let offset = 128 + table.length
  tags.forEach(([name, content], i) => {
    table.write(name, 4 + 12 * i)
    table.writeUInt32BE(offset, 8 + 12 * i)
    table.writeUInt32BE(content.length, 12 + 12 * i)
    offset += content.length
  })
  const header = Buffer.alloc(128)
  header.writeUInt32BE(offset, 0)
  header.writeUInt32BE(0x02400000, 8)
  header.write('mntrRGB XYZ ', 12)
  header.write('acsp', 36)
  xyz([0.9642, 1, 0.8249]).copy(header, 68, 8)
  return Buffer.concat([header, table, ...tags.map(([, content]) => content)])
}

function xyz(values: readonly number[]): Buffer {
  const tag = Buffer.alloc(20)
  tag.write('XYZ ')
  values.forEach((value, i) => tag.writeInt32BE(Math.round(value * 65536), 8 + 4 * i))
  return tag
}

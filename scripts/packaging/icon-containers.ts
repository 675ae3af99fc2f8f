/**
 * The two icon containers, each a table of PNG files. ICO: Microsoft, "Icons" (Win32), with PNG entries as Windows Vista and later read
 * them. ICNS: magic, length, then blocks of type, length and data; the types that hold PNG since Mac OS X 10.7.
 */

export interface IconPng {
  sidePx: number
  png: Uint8Array
}

const icoHeaderBytes = 6
const icoEntryBytes = 16

/** @param icons sides of at most 256 pixels */
export function encodeIco(icons: readonly IconPng[]): Uint8Array {
  const pngBytes = icons.reduce((sum, { png }) => sum + png.length, 0)
  const bytes = new Uint8Array(icoHeaderBytes + icoEntryBytes * icons.length + pngBytes)
  const view = new DataView(bytes.buffer)
  view.setUint16(2, 1, true) // An icon, no cursor.
  view.setUint16(4, icons.length, true)
  let at = icoHeaderBytes + icoEntryBytes * icons.length
  icons.forEach(({ sidePx, png }, index) => {
    if (sidePx > 256) throw new RangeError(`An entry of an ICO file has at most 256 pixels, not ${sidePx}.`)
    const entry = icoHeaderBytes + icoEntryBytes * index
    // One byte each for width and height, where 0 says 256.
    view.setUint8(entry, sidePx % 256)
    view.setUint8(entry + 1, sidePx % 256)
    view.setUint16(entry + 4, 1, true) // Planes.
    view.setUint16(entry + 6, 32, true) // Bits a pixel.
    view.setUint32(entry + 8, png.length, true)
    view.setUint32(entry + 12, at, true)
    bytes.set(png, at)
    at += png.length
  })
  return bytes
}

/** Block types by side in pixels; the second name of a side is for screens of twice the density. */
const icnsTypes: Readonly<Record<number, readonly string[]>> = {
  16: ['icp4'],
  32: ['icp5', 'ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
}

/** @param icons sides of 16, 32, 64, 128, 256, 512 or 1024 pixels */
export function encodeIcns(icons: readonly IconPng[]): Uint8Array {
  const blocks = icons.flatMap(({ sidePx, png }) => {
    const types = icnsTypes[sidePx]
    if (!types) throw new RangeError(`An ICNS file has no place for ${sidePx} pixels.`)
    return types.map((type) => icnsBlock(type, png))
  })
  return icnsBlock('icns', Buffer.concat(blocks))
}

function icnsBlock(type: string, data: Uint8Array): Uint8Array {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32BE(8 + data.length, 4)
  return Buffer.concat([head, data])
}

/**
 * Tells photos that are coded with HEVC (HEIC, as phones take them) by the brands in the first box of the file
 * (ISO/IEC 14496-12, 4.3; brands in ISO/IEC 23008-12, B.4). Names do not tell: many such files are called .jpg.
 */
const hevcBrands = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs'])
const otherBrands = new Set(['avif', 'avis'])
const longestBrandBox = 512

export function isHeic(bytes: Uint8Array): boolean {
  const box = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, longestBrandBox))
  if (box.length < 16 || box.toString('latin1', 4, 8) !== 'ftyp') return false
  const end = Math.min(box.readUInt32BE(0), box.length)
  const brands = [box.toString('latin1', 8, 12)]
  for (let at = 16; at + 4 <= end; at += 4) brands.push(box.toString('latin1', at, at + 4))
  return brands.some((brand) => hevcBrands.has(brand)) && !brands.some((brand) => otherBrands.has(brand))
}

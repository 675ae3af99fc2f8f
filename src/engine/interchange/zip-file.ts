/**
 * Files put together as a ZIP archive (PKWARE APPNOTE 6.3.3), in memory: for each a local header and its bytes, then the central
 * directory and its end record. Names are UTF-8 (flag bit 11).
 *
 * Deviations: nothing is compressed, since numbers of single precision hardly shrink; every file is dated 1 January 1980, so the
 * same files make the same archive; archives of 4 GiB and more (Zip64) are not made.
 */
import { crc32 } from 'node:zlib'

export interface ZipEntry {
  /** Without a folder. */
  name: string
  bytes: Uint8Array
}

const localSignature = 0x04034b50
const centralSignature = 0x02014b50
const endSignature = 0x06054b50
const localBytes = 30
const centralBytes = 46
const endBytes = 22
const version = 20
const utf8Names = 1 << 11
/** 1 January 1980, as MS-DOS wrote it. */
const firstDay = (1 << 5) | 1

/** @throws RangeError from 4 GiB on */
export function zipFiles(entries: readonly ZipEntry[]): Uint8Array {
  const files = entries.map(({ name, bytes }) => ({
    name: new TextEncoder().encode(name),
    bytes,
    check: crc32(bytes),
  }))
  const size = files.reduce(
    (sum, { name, bytes }) => sum + localBytes + centralBytes + 2 * name.length + bytes.length,
    endBytes,
  )
  if (size >= 2 ** 32) throw new RangeError(`An archive of ${size} bytes needs Zip64.`)
  const archive = new Uint8Array(size)
  const view = new DataView(archive.buffer)
  let at = 0

  function write(numbers: readonly (readonly [value: number, bytes: 2 | 4])[]): void {
    for (const [value, bytes] of numbers) {
      if (bytes === 2) view.setUint16(at, value, true)
      else view.setUint32(at, value, true)
      at += bytes
    }
  }

  function append(bytes: Uint8Array): void {
    archive.set(bytes, at)
    at += bytes.length
  }

  /** What both headers say of a file: flags, method, time, day, check sum, size in the archive and out of it, its name's length. */
  function describe({ name, bytes, check }: (typeof files)[number]): void {
    write([
      [utf8Names, 2],
      [0, 2],
      [0, 2],
      [firstDay, 2],
      [check, 4],
      [bytes.length, 4],
      [bytes.length, 4],
    ])
    write([
      [name.length, 2],
      [0, 2],
    ])
  }

  const offsets = files.map((file) => {
    const offset = at
    write([
      [localSignature, 4],
      [version, 2],
    ])
    describe(file)
    append(file.name)
    append(file.bytes)
    return offset
  })
  const directory = at
  files.forEach((file, index) => {
    write([
      [centralSignature, 4],
      [version, 2],
      [version, 2],
    ])
    describe(file)
    write([
      [0, 2],
      [0, 2],
      [0, 2],
      [0, 4],
      [offsets[index], 4],
    ])
    append(file.name)
  })
  const directoryBytes = at - directory
  write([
    [endSignature, 4],
    [0, 2],
    [0, 2],
    [files.length, 2],
    [files.length, 2],
  ])
  write([
    [directoryBytes, 4],
    [directory, 4],
    [0, 2],
  ])
  return archive
}

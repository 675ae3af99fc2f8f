/**
 * Named tensors in one run of bytes, laid out as the safetensors format: 8 bytes with the length of the header
 * (little-endian), a JSON header that gives each tensor's type, shape and place, then the values. Strings stand under
 * `__metadata__`; ours always hold `format` and `crc32`. docs/formats.md has the details.
 */
import { crc32 } from 'node:zlib'
import { z } from 'zod'
import { CheekboneError } from '../../shared/errors.ts'

export type StoredTensor =
  | { type: 'F32'; shape: readonly number[]; data: Float32Array }
  | { type: 'I32'; shape: readonly number[]; data: Int32Array }
  /** Half precision, as words: numeric/half-float.ts. */
  | { type: 'F16'; shape: readonly number[]; data: Uint16Array }

export interface TensorFile {
  tensors: Record<string, StoredTensor>
  metadata: Record<string, string>
}

const checksumKey = 'crc32'
const noChecksum = '00000000'
const lengthBytes = 8

const entrySchema = z.object({
  dtype: z.enum(['F32', 'I32', 'F16']),
  shape: z.array(z.number().int().nonnegative()),
  data_offsets: z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative()]),
})
const metadataSchema = z.record(z.string(), z.string())

/** `metadata` may use any keys but `crc32`. Tensors are stored in the order of the object. */
export function encodeTensorFile({ tensors, metadata }: TensorFile): Uint8Array {
  const entries: Record<string, unknown> = {}
  let end = 0
  for (const [name, { type, shape, data }] of Object.entries(tensors)) {
    entries[name] = { dtype: type, shape, data_offsets: [end, end + data.byteLength] }
    end += data.byteLength
  }
  const header = encodeHeader({ ...metadata, [checksumKey]: noChecksum }, entries)
  const start = lengthBytes + header.length
  const bytes = new Uint8Array(start + end)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(header.length), true)
  bytes.set(header, lengthBytes)
  let at = start
  for (const { data } of Object.values(tensors)) {
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at)
    at += data.byteLength
  }
  const checksum = crc32(bytes).toString(16).padStart(8, '0')
  bytes.set(encodeHeader({ ...metadata, [checksumKey]: checksum }, entries), lengthBytes)
  return bytes
}

/** The metadata come back with their checksum. Throws `bad-argument` when the bytes are cut off, changed, or no such file. */
export function decodeTensorFile(bytes: Uint8Array): TensorFile {
  const { header, start } = readHeader(bytes)
  const metadata = metadataSchema.safeParse(header.__metadata__)
  if (!metadata.success) throw damaged('its header has no metadata')
  verifyChecksum(bytes, start, metadata.data[checksumKey])
  const tensors: Record<string, StoredTensor> = {}
  for (const [name, raw] of Object.entries(header)) {
    if (name === '__metadata__') continue
    const entry = entrySchema.safeParse(raw)
    if (!entry.success) throw damaged(`the entry of "${name}" cannot be read`)
    tensors[name] = readTensor(bytes.subarray(start), name, entry.data)
  }
  return { tensors, metadata: metadata.data }
}

/** Padded with spaces so that the values start at a multiple of 8. */
function encodeHeader(metadata: Record<string, string>, entries: Record<string, unknown>): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify({ __metadata__: metadata, ...entries }))
  const padded = new Uint8Array(Math.ceil(text.length / 8) * 8).fill(0x20)
  padded.set(text)
  return padded
}

function readHeader(bytes: Uint8Array): { header: Record<string, unknown>; start: number } {
  if (bytes.length < lengthBytes) throw damaged('it is too short')
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true))
  const start = lengthBytes + length
  if (start > bytes.length) throw damaged('it is cut off')
  try {
    const parsed: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(lengthBytes, start)))
    return { header: z.record(z.string(), z.unknown()).parse(parsed), start }
  } catch (cause) {
    throw damaged('its header cannot be read', cause)
  }
}

/** The checksum is that of the whole file with zeros in the checksum's own place. */
function verifyChecksum(bytes: Uint8Array, start: number, checksum: string | undefined): void {
  const header = new TextDecoder('latin1').decode(bytes.subarray(lengthBytes, start))
  const place = header.indexOf(`"${checksumKey}":"${checksum}"`)
  if (checksum === undefined || place < 0) throw damaged('it has no checksum')
  const blank = Uint8Array.from(bytes.subarray(0, start))
  blank.set(new TextEncoder().encode(noChecksum), lengthBytes + place + checksumKey.length + 4)
  const found = crc32(bytes.subarray(start), crc32(blank)).toString(16).padStart(8, '0')
  if (found !== checksum) throw damaged('its checksum does not match')
}

function readTensor(values: Uint8Array, name: string, entry: z.infer<typeof entrySchema>): StoredTensor {
  const { dtype: type, shape } = entry
  const [first, end] = entry.data_offsets
  const size = shape.reduce((product, side) => product * side, 1)
  if (end > values.length || end - first !== (type === 'F16' ? 2 : 4) * size)
    throw damaged(`"${name}" is cut off`)
  /* A copy (which a Buffer's own slice is not), so that the tensor is aligned and does not keep the whole file alive. */
  const { buffer } = Uint8Array.from(values.subarray(first, end))
  switch (type) {
    case 'F32':
      return { type, shape, data: new Float32Array(buffer) }
    case 'I32':
      return { type, shape, data: new Int32Array(buffer) }
    case 'F16':
      return { type, shape, data: new Uint16Array(buffer) }
  }
}

function damaged(why: string, cause?: unknown): CheekboneError {
  return new CheekboneError('bad-argument', `The tensor file is damaged: ${why}.`, {
    reason: 'tensorFileDamaged',
    hint: 'Use another copy of it, or make it again.',
    cause,
  })
}

/** A trained backbone as a file: a tensor file (docs/formats.md) of format `cheekbone-backbone`. */
import { floatsFromHalves, halvesFromFloats } from '../../numeric/half-float.ts'
import type { BackboneConfig } from '../../models/backbones/index.ts'
import type { TensorValues } from '../../models/tensors.ts'
import { CheekboneError } from '../../shared/errors.ts'
import { decodeTensorFile, encodeTensorFile, type StoredTensor } from './tensor-file.ts'

const format = 'cheekbone-backbone'

export interface BackboneFileOptions {
  /** `half`: half the size, values off by up to one part in 2048. Default `single`. */
  precision?: 'single' | 'half'
  /** What the parameters are of, to be checked by whoever loads them. */
  network?: BackboneConfig
}

export function encodeBackbone(
  backbone: TensorValues,
  { precision = 'single', network }: BackboneFileOptions = {},
): Uint8Array {
  const tensors: Record<string, StoredTensor> = {}
  for (const [name, { shape, data }] of Object.entries(backbone))
    tensors[name] =
      precision === 'half'
        ? { type: 'F16', shape, data: halvesFromFloats(data) }
        : { type: 'F32', shape, data }
  return encodeTensorFile({ tensors, metadata: { format, version: '1', ...network } })
}

/** Throws `bad-argument` when the bytes are damaged or hold something else. */
export function decodeBackbone(bytes: Uint8Array): TensorValues {
  return decodeBackboneFile(bytes).backbone
}

export interface BackboneFile {
  backbone: TensorValues
  /** As far as the file says. */
  network: { backbone?: string; stem?: string }
}

/** As `decodeBackbone`, with what the file says that the parameters are of. */
export function decodeBackboneFile(bytes: Uint8Array): BackboneFile {
  const { tensors, metadata } = decodeTensorFile(bytes)
  if (metadata.format !== format) {
    throw new CheekboneError(
      'bad-argument',
      `This is a file of format "${metadata.format ?? 'unknown'}", not a backbone.`,
      { reason: 'backboneFileOther', hint: 'Train again from the start.' },
    )
  }
  const backbone: TensorValues = {}
  for (const [name, tensor] of Object.entries(tensors)) {
    if (tensor.type === 'F32') backbone[name] = { shape: tensor.shape, data: tensor.data }
    if (tensor.type === 'F16') backbone[name] = { shape: tensor.shape, data: floatsFromHalves(tensor.data) }
  }
  return { backbone, network: { backbone: metadata.backbone, stem: metadata.stem } }
}

/** What a training or an embedding begins with: random parameters, those that ship with Cheekbone, or those of a file. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { sameShape } from '../../graph/index.ts'
import { declareBackbone, type BackboneConfig } from '../../models/backbones/index.ts'
import type { TensorValues } from '../../models/tensors.ts'
import { CheekboneError } from '../../shared/errors.ts'
import { isShippedStart, shippedStarts, type ShippedStart } from '../../shared/network-starts.ts'
import { decodeBackboneFile, type BackboneFile } from './backbone-file.ts'

/** One of network-starts.ts, or the path of a backbone file. */
export type Start = ShippedStart | 'random' | (string & {})

export interface FoundStart {
  /** Parameters and running statistics for `TrainingOptions.start` and `EmbeddingOptions.backbone`. */
  backbone: TensorValues
  /** SHA-256 of the file, so that what came of other parameters is not taken for what comes of these. */
  digest: string
}

/**
 * Reads the file once, for all that is asked of it. Undefined for `random`. Throws `not-found` when there is no such file,
 * `bad-argument` when it is damaged or belongs to another backbone.
 */
export async function findStart(start: Start, config: BackboneConfig): Promise<FoundStart | undefined> {
  const path = startPath(start, config.backbone)
  if (path === undefined) return undefined
  const bytes = await readStart(path, start)
  const file = decodeBackboneFile(bytes)
  checkFit(file, config, path)
  return { backbone: file.backbone, digest: digestOf(bytes) }
}

/** The parameters alone. Throws as `findStart`. */
export async function loadStart(start: Start, config: BackboneConfig): Promise<TensorValues | undefined> {
  return (await findStart(start, config))?.backbone
}

/** The file that holds a start; undefined for `random`. */
export function startPath(start: Start, backbone: string): string | undefined {
  if (start === 'random') return undefined
  return isShippedStart(start) ? fileURLToPath(shippedBackboneUrl(start, backbone)) : start
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Where the parameters that ship with Cheekbone lie, from the sources and from the bundle in out/main. */
export function shippedBackboneUrl(start: ShippedStart, backbone: string, here = import.meta.url): URL {
  const root = here.endsWith('.ts') ? '../../../' : '../../'
  const name = `${backbone}${start === 'drawn' ? '' : '-mixed-light'}`
  return new URL(`${root}resources/backbones/${name}.safetensors`, here)
}

async function readStart(path: string, start: Start): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (cause) {
    if (isShippedStart(start))
      throw new CheekboneError('not-found', 'For this backbone no parameters ship with Cheekbone.', {
        reason: 'noShippedBackbone',
        hint: 'Choose the backbone skin-net, begin with random parameters, or name a file.',
        cause,
      })
    throw new CheekboneError('not-found', `The backbone file ${path} cannot be read.`, {
      reason: 'backboneNotReadable',
      values: { path },
      hint: `Give ${[...shippedStarts, 'random'].join(', ')}, or the path of a file that cheekbone pretrain wrote.`,
      cause,
    })
  }
}

function checkFit({ backbone, network }: BackboneFile, config: BackboneConfig, path: string): void {
  const unfit = (why: string): CheekboneError =>
    new CheekboneError('bad-argument', `${path} does not fit the backbone ${config.backbone}: ${why}.`, {
      reason: 'backboneUnfit',
      values: { path, backbone: config.backbone, why },
      hint: 'Choose the backbone and stem that it was made with, or another start.',
    })
  for (const part of ['backbone', 'stem'] as const)
    if (network[part] !== undefined && network[part] !== config[part])
      throw unfit(`its ${part} is ${network[part]}, not ${config[part]}`)
  const declared = declareBackbone(config)
  for (const { name, shape } of declared) {
    const held = backbone[name]
    if (!held) throw unfit(`"${name}" is missing`)
    if (!sameShape(held.shape, shape))
      throw unfit(`"${name}" is [${held.shape.join()}], not [${shape.join()}]`)
  }
  const names = new Set(declared.map(({ name }) => name))
  const stranger = Object.keys(backbone).find((name) => !names.has(name))
  if (stranger !== undefined) throw unfit(`it has "${stranger}", which belongs to another network`)
}

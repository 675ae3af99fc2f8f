/** What a training or an embedding begins with: random parameters, those that ship with Cheekbone, or those of a file. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { sameShape } from '../../graph/index.ts'
import { declareBackbone, type BackboneConfig } from '../../models/backbones/index.ts'
import type { TensorValues } from '../../models/tensors.ts'
import { CheekboneError } from '../../shared/errors.ts'
import { decodeBackboneFile, type BackboneFile } from './backbone-file.ts'

/** `drawn`: pretrained on drawn skin (docs/pretraining.md). Anything else is the path of a backbone file. */
export type Start = 'drawn' | 'random' | (string & {})

/**
 * Parameters and running statistics for `TrainingOptions.start` and `EmbeddingOptions.backbone`; undefined for `random`. Throws
 * `not-found` when there is no such file, `bad-argument` when it is damaged or belongs to another backbone.
 */
export async function loadStart(start: Start, config: BackboneConfig): Promise<TensorValues | undefined> {
  const path = startPath(start, config.backbone)
  if (path === undefined) return undefined
  const file = decodeBackboneFile(await readStart(path, start))
  checkFit(file, config, path)
  return file.backbone
}

/** The file that holds a start; undefined for `random`. */
export function startPath(start: Start, backbone: string): string | undefined {
  if (start === 'random') return undefined
  return start === 'drawn' ? fileURLToPath(drawnBackboneUrl(backbone)) : start
}

/**
 * SHA-256 of the file that holds a start, so that what came of other parameters is not taken for what comes of these; undefined for
 * `random`. Throws `not-found` when there is no such file.
 */
export async function startDigest(start: Start, backbone: string): Promise<string | undefined> {
  const path = startPath(start, backbone)
  if (path === undefined) return undefined
  return createHash('sha256')
    .update(await readStart(path, start))
    .digest('hex')
}

/** Where the parameters that ship with Cheekbone lie, from the sources and from the bundle in out/main. */
export function drawnBackboneUrl(name: string, here = import.meta.url): URL {
  const root = here.endsWith('.ts') ? '../../../' : '../../'
  return new URL(`${root}resources/backbones/${name}.safetensors`, here)
}

async function readStart(path: string, start: Start): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (cause) {
    if (start === 'drawn')
      throw new CheekboneError('not-found', 'For this backbone no parameters ship with Cheekbone.', {
        hint: 'Choose the backbone skin-net, begin with random parameters, or name a file.',
        cause,
      })
    throw new CheekboneError('not-found', `The backbone file ${path} cannot be read.`, {
      hint: 'Give "drawn", "random" or the path of a file that cheekbone pretrain wrote.',
      cause,
    })
  }
}

function checkFit({ backbone, network }: BackboneFile, config: BackboneConfig, path: string): void {
  const unfit = (why: string): CheekboneError =>
    new CheekboneError('bad-argument', `${path} does not fit the backbone ${config.backbone}: ${why}.`, {
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

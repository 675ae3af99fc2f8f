import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { BackboneConfig } from '../../models/backbones/index.ts'
import type { TensorValues } from '../../models/tensors.ts'
import { loadStart, startDigest, startPath, type Start } from '../training/load-start.ts'

/** Parameters that a pretraining begins with. */
export interface Beginning {
  backbone: TensorValues
  /** SHA-256 of the file. */
  digest: string
  /** What stands beside the file as `.json`, or null. */
  provenance: unknown
}

/** Undefined for random parameters. Throws as `loadStart`. */
export async function readBeginning(start: Start, config: BackboneConfig): Promise<Beginning | undefined> {
  const backbone = await loadStart(start, config)
  const path = startPath(start, config.backbone)
  const digest = await startDigest(start, config.backbone)
  if (!backbone || path === undefined || digest === undefined) return undefined
  const beside = path.replace(/\.safetensors$/, '.json')
  return {
    backbone,
    digest,
    provenance: beside !== path && existsSync(beside) ? JSON.parse(await readFile(beside, 'utf8')) : null,
  }
}

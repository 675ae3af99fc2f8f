import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { BackboneConfig } from '../../models/backbones/index.ts'
import { findStart, startPath, type FoundStart, type Start } from '../training/load-start.ts'

/** Parameters that a pretraining begins with. */
export interface Beginning extends FoundStart {
  /** What stands beside the file as `.json`, or null. */
  provenance: unknown
}

/** Undefined for random parameters. Throws as `findStart`. */
export async function readBeginning(start: Start, config: BackboneConfig): Promise<Beginning | undefined> {
  const found = await findStart(start, config)
  const path = startPath(start, config.backbone)
  if (!found || path === undefined) return undefined
  const beside = path.replace(/\.safetensors$/, '.json')
  return {
    ...found,
    provenance: beside !== path && existsSync(beside) ? JSON.parse(await readFile(beside, 'utf8')) : null,
  }
}

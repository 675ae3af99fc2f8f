/**
 * One backbone from several: the mean of their parameters and running statistics, number by number. It is for the stretches of one
 * pretraining, each of which began where the one before had ended; of networks that began apart the mean is worthless.
 * (Izmailov et al. 2018, "Averaging weights leads to wider optima and better generalization"; Wortsman et al. 2022, "Model soups".)
 */
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BackboneConfig } from '../../models/backbones/index.ts'
import type { TensorValues } from '../../models/tensors.ts'
import { CheekboneError } from '../../shared/errors.ts'
import { encodeBackbone } from '../training/backbone-file.ts'
import { trainedOn } from './provenance.ts'
import { readBeginning, type Beginning } from './read-beginning.ts'

export interface AverageCommand extends BackboneConfig {
  /** Backbone files, two or more. */
  files: readonly string[]
  /** Folder of `<backbone>.safetensors`, `.json` and, where the files have logs beside them, `.log.jsonl`; made if it is not there. */
  out: string
}

/**
 * Writes the mean in half precision, with the provenance of each part and their logs one after the other, and resolves with its path.
 * Throws `bad-argument` for fewer than two files and as `loadStart`.
 */
export async function averageBackbones({ files, out, ...network }: AverageCommand): Promise<string> {
  if (files.length < 2)
    throw new CheekboneError('bad-argument', 'A mean needs two backbone files or more.', {
      hint: 'Name the stretches of one pretraining.',
    })
  const parts: Beginning[] = []
  for (const file of files) parts.push(await readPart(file, network))
  await mkdir(out, { recursive: true })
  const path = (ending: string): string => join(out, `${network.backbone}.${ending}`)
  const mean = meanOf(parts.map(({ backbone }) => backbone))
  await writeFile(path('safetensors'), encodeBackbone(mean, { precision: 'half', network }))
  await writeFile(path('json'), `${JSON.stringify(provenanceOf(parts), null, 2)}\n`)
  const logs = await logsOf(files, parts)
  if (logs !== '') await writeFile(path('log.jsonl'), logs)
  return path('safetensors')
}

async function readPart(file: string, network: BackboneConfig): Promise<Beginning> {
  const part = await readBeginning(file, network)
  if (part) return part
  throw new CheekboneError('bad-argument', 'Random parameters have no mean worth keeping.', {
    hint: 'Name backbone files that cheekbone pretrain wrote.',
  })
}

function meanOf(parts: readonly TensorValues[]): TensorValues {
  return Object.fromEntries(
    Object.entries(parts[0]).map(([name, { shape, data }]) => [
      name,
      {
        shape,
        data: data.map((_, i) => parts.reduce((sum, part) => sum + part[name].data[i], 0) / parts.length),
      },
    ]),
  )
}

function provenanceOf(parts: readonly Beginning[]): unknown {
  return {
    trainedOn,
    meanOf: parts.map(({ digest, provenance }) => ({ sha256: digest, provenance })),
  }
}

/** Each after a line that says which part it is of. */
async function logsOf(files: readonly string[], parts: readonly Beginning[]): Promise<string> {
  const logs = await Promise.all(
    files.map(async (file, i) => {
      const beside = file.replace(/\.safetensors$/, '.log.jsonl')
      if (beside === file || !existsSync(beside)) return ''
      return `${JSON.stringify({ part: parts[i].digest })}\n${await readFile(beside, 'utf8')}`
    }),
  )
  return logs.join('')
}

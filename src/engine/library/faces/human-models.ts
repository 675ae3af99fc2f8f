/**
 * The only file that knows the `@vladmandic/human` package, of which three model files are all that is used: they are translated
 * to ONNX and run like our own networks. Human's own code would round mesh points down to whole pixels, stretch photos to a square,
 * and keep boxes from one call to the next, so that a face would depend on the photo before it; it runs on tfjs, which needs several
 * times the time. See face-boxes.ts and face-mesh.ts for what stands in its place.
 */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { graphModelSchema, graphModelToOnnx, readGraphModel } from '../../../graph/index.ts'
import { CheekboneError } from '../../../shared/errors.ts'
import { openRuntime } from '../../runtime/index.ts'
import type { Executable } from '../../runtime/index.ts'

export interface Network {
  readonly side: number
  /** What `run` looks at; the same array for every photo, since new ones would keep the garbage collector busy. */
  readonly input: Float32Array /* [1, side, side, 3] */
  /** Every output's values, flat, with its shape. One run at a time. */
  run(): Promise<NetworkOutput[]>
}
export interface NetworkOutput {
  shape: readonly number[]
  values: Float32Array
}
export interface HumanModels {
  finder: Network
  mesh: Network
  /** FaceRes, which tells people apart; loaded on request only. */
  describer?: Network
  close(): Promise<void>
}

interface ModelFile {
  name: string
  input: string
  side: number
  /** Of the others nothing is computed: contours that the mesh has already, guesses of age and gender. */
  outputs: readonly string[]
}

const files: Record<'finder' | 'mesh' | 'describer', ModelFile> = {
  finder: {
    name: 'blazeface',
    input: 'input',
    side: 256,
    outputs: ['Identity', 'Identity_1', 'Identity_2', 'Identity_3'],
  },
  mesh: { name: 'facemesh', input: 'input_1', side: 192, outputs: ['Identity_1', 'Identity_2'] },
  describer: { name: 'faceres', input: 'input_1', side: 224, outputs: ['global_pooling/Mean'] },
}

/**
 * Loads BlazeFace and FaceMesh, and on request FaceRes, from Human's own folder, to run on the CPU with one thread.
 * @throws CheekboneError `internal` when the package is incomplete.
 */
export async function loadHumanModels({ describer = false } = {}): Promise<HumanModels> {
  const runtime = await openRuntime({ device: 'cpu', threads: 1 })
  const opened: Executable[] = []
  const open = async (file: ModelFile): Promise<Network> => {
    const program = await runtime.load(await translated(file))
    opened.push(program)
    return network(program, file)
  }
  return {
    finder: await open(files.finder),
    mesh: await open(files.mesh),
    describer: describer ? await open(files.describer) : undefined,
    close: async () => {
      for (const program of opened) await program.dispose()
    },
  }
}

/** The model as ONNX. */
async function translated({ name, outputs }: ModelFile): Promise<Uint8Array> {
  try {
    const folder = modelFolder()
    const file = graphModelSchema.parse(JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8')))
    const parts = file.weightsManifest.flatMap((group) => group.paths)
    const bytes = Buffer.concat(await Promise.all(parts.map((part) => readFile(join(folder, part)))))
    return graphModelToOnnx(readGraphModel(file, bytes), outputs)
  } catch (cause) {
    throw new CheekboneError(
      'internal',
      `The face finder could not start: its model ${name} cannot be read.`,
      {
        hint: 'Install the dependencies again with `npm ci`.',
        cause,
      },
    )
  }
}

const require = createRequire(import.meta.url)

/** Looked for where packages are: Human exports nothing but its code, which is not there in a packaged application. */
function modelFolder(): string {
  const folders = (require.resolve.paths('@vladmandic/human') ?? []).map((packages) =>
    join(packages, '@vladmandic', 'human', 'models'),
  )
  const folder = folders.find((candidate) => existsSync(candidate))
  if (folder === undefined) throw new CheekboneError('internal', 'The package @vladmandic/human is missing.')
  return folder
}

function network(program: Executable, { side, input: name }: ModelFile): Network {
  const input = new Float32Array(side * side * 3)
  return {
    side,
    input,
    async run() {
      const outputs = await program.run({ [name]: input })
      return Object.values(outputs).map(({ shape, data }) => ({ shape, values: data }))
    },
  }
}

/**
 * The only file that knows the `@vladmandic/human` package. Human brings the networks, loads them and owns the tfjs
 * backend. Its `detect` is not used: it rounds mesh points down to whole pixels, stretches photos to a square, and keeps
 * boxes from one call to the next, so that a face would depend on the photo before it. See face-boxes.ts and
 * face-mesh.ts for what stands in its place.
 */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Human } from '@vladmandic/human'
import type * as Tfjs from '@tensorflow/tfjs-core'
import type * as TfjsWasm from '@tensorflow/tfjs-backend-wasm'
import { CheekboneError } from '../../shared/errors.ts'

export interface Network {
  /** Input `[1, side, side, 3]`; returns every output's values, flat, with its shape. */
  run(input: Float32Array): NetworkOutput[]
  readonly side: number
}
export interface NetworkOutput {
  shape: number[]
  values: Float32Array
}
export interface HumanModels {
  finder: Network
  mesh: Network
  /** FaceRes, which tells people apart; loaded on request only. */
  describer?: Network
  close(): void
}

const require = createRequire(import.meta.url)

/**
 * Loads BlazeFace and FaceMesh, and on request FaceRes, from Human's own folder onto tfjs-wasm with one thread. Nothing is fetched over a network.
 * @throws CheekboneError `internal` when the package is incomplete or WebAssembly is missing.
 */
export async function loadHumanModels({ describer = false } = {}): Promise<HumanModels> {
  const distFolder = dirname(require.resolve('@vladmandic/human'))
  const tf = require('@tensorflow/tfjs-core') as typeof Tfjs
  const wasm = require('@tensorflow/tfjs-backend-wasm') as typeof TfjsWasm
  wasm.setThreadsCount(1)
  const modelsUrl = pathToFileURL(join(distFolder, '..', 'models') + '/').href
  registerLocalModels(tf, modelsUrl)

  const HumanClass = humanClass(require(join(distFolder, 'human.node-wasm.js')))
  const wasmFolder =
    join(dirname(require.resolve('@tensorflow/tfjs-backend-wasm/package.json')), 'dist') + '/'
  const human = new HumanClass(humanConfig({ modelBasePath: modelsUrl, wasmPath: wasmFolder, describer }))
  await withoutNewCrashHandlers(async () => {
    await human.init()
    await human.load()
  })
  if (tf.getBackend() !== 'wasm')
    throw new CheekboneError(
      'internal',
      'The face finder could not start: WebAssembly is not available here.',
    )
  const { blazeface, facemesh, faceres } = human.models.models
  return {
    finder: network(tf, blazeface, 256),
    mesh: network(tf, facemesh, 192),
    describer: describer ? network(tf, faceres, 224) : undefined,
    close: () => {
      human.models.reset()
    },
  }
}

interface HumanSettings {
  modelBasePath: string
  wasmPath: string
  describer: boolean
}

/** Everything off but these networks: no iris, emotion, body, hand, gesture, and nothing kept between photos. */
function humanConfig(settings: HumanSettings): ConstructorParameters<typeof Human>[0] {
  const { modelBasePath, wasmPath, describer } = settings
  const off = { enabled: false }
  return {
    backend: 'wasm',
    wasmPath,
    modelBasePath,
    debug: false,
    async: false,
    cacheModels: false,
    validateModels: false,
    filter: off,
    gesture: off,
    body: off,
    hand: off,
    object: off,
    segmentation: off,
    face: {
      enabled: true,
      mesh: { enabled: true },
      iris: off,
      emotion: off,
      description: { enabled: describer },
      antispoof: off,
      liveness: off,
    },
  }
}

const registered = new Set<string>()

/** tfjs asks its load routers before it would `fetch`: this one reads Human's models from disk and nothing else. */
function registerLocalModels(tf: typeof Tfjs, modelsUrl: string): void {
  if (registered.has(modelsUrl)) return
  registered.add(modelsUrl)
  tf.io.registerLoadRouter((url) =>
    typeof url === 'string' && url.startsWith(modelsUrl) ? { load: () => readModel(new URL(url)) } : null!,
  )
}

async function readModel(url: URL): Promise<Tfjs.io.ModelArtifacts> {
  const manifest = JSON.parse(await readFile(url, 'utf8')) as Tfjs.io.ModelJSON
  const parts = manifest.weightsManifest.flatMap((group) => group.paths)
  const weights = Buffer.concat(await Promise.all(parts.map((part) => readFile(new URL(part, url)))))
  return {
    modelTopology: manifest.modelTopology,
    signature: manifest.signature,
    userDefinedMetadata: manifest.userDefinedMetadata,
    weightSpecs: manifest.weightsManifest.flatMap((group) => group.weights),
    weightData: new Uint8Array(weights).buffer,
  }
}

const crashEvents = ['uncaughtException', 'unhandledRejection'] as const

/** The WebAssembly glue hangs its own crash handlers on the process, which would hide ours: take them off again. */
async function withoutNewCrashHandlers(start: () => Promise<void>): Promise<void> {
  const before = crashEvents.map((event) => process.rawListeners(event))
  await start()
  crashEvents.forEach((event, i) => {
    for (const listener of process.rawListeners(event))
      if (!before[i].includes(listener)) process.off(event, listener as () => void)
  })
}

interface Executable {
  execute(input: unknown): unknown
}

function network(tf: typeof Tfjs, model: Executable | null | undefined, side: number): Network {
  if (!model)
    throw new CheekboneError('internal', 'The face finder could not start: a model file is missing.', {
      hint: 'Install the dependencies again with `npm ci`.',
    })
  return {
    side,
    run(input) {
      const tensor = tf.tensor4d(input, [1, side, side, 3])
      const produced = model.execute(tensor)
      const outputs = (Array.isArray(produced) ? produced : [produced]) as Tfjs.Tensor[]
      const read = outputs.map((output) => ({
        shape: output.shape,
        values: Float32Array.from(output.dataSync()),
      }))
      tf.dispose([tensor, ...outputs])
      return read
    },
  }
}

function humanClass(loaded: unknown): typeof Human {
  if (
    typeof loaded === 'object' &&
    loaded !== null &&
    'Human' in loaded &&
    typeof loaded.Human === 'function'
  )
    return loaded.Human as typeof Human
  throw new CheekboneError(
    'internal',
    'The face finder could not start: the Human package has changed its form.',
  )
}

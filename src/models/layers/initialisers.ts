/**
 * First values of parameters, as PyTorch's layers and torchvision's ResNet draw them.
 *
 * Convolutions: normal with standard deviation sqrt(2 / fan_out) (He et al., 2015, "Delving deep into rectifiers", with
 * the outgoing fan). Linear layers: uniform in ±1 / sqrt(fan_in), weight and bias. Normalisation: scale 1, shift 0.
 * Each tensor draws from its own generator, forked by its name, so that adding a layer leaves the others as they were.
 */
import type { Rng } from '../../numeric/rng.ts'
import { sizeOf } from '../../graph/index.ts'
import type { TensorValue } from '../tensors.ts'

export type Initialiser =
  | { kind: 'constant'; value: number }
  | { kind: 'normal'; deviation: number }
  | { kind: 'uniform'; bound: number }

export const zeros: Initialiser = { kind: 'constant', value: 0 }
export const ones: Initialiser = { kind: 'constant', value: 1 }

/** For a convolution that is followed by ReLU: keeps the size of the gradients on their way back. */
export function kaimingFanOut(outChannels: number, kernel: number): Initialiser {
  return { kind: 'normal', deviation: Math.sqrt(2 / (outChannels * kernel * kernel)) }
}

export function uniformFanIn(inFeatures: number): Initialiser {
  return { kind: 'uniform', bound: 1 / Math.sqrt(inFeatures) }
}

export function initialValue(shape: readonly number[], initialiser: Initialiser, rng: Rng): TensorValue {
  const data = new Float32Array(sizeOf(shape))
  switch (initialiser.kind) {
    case 'constant':
      data.fill(initialiser.value)
      break
    case 'normal':
      for (let i = 0; i < data.length; i++) data[i] = initialiser.deviation * rng.normal()
      break
    case 'uniform':
      for (let i = 0; i < data.length; i++) data[i] = initialiser.bound * (2 * rng.uniform() - 1)
      break
  }
  return { shape, data }
}

/**
 * A network is written once, as a forward function over a scope. Each layer declares its parameters where it uses them;
 * what a declared tensor is (a program input, a constant, an input under another prefix) is the caller's choice. So the
 * same forward function serves training, the target network, inference, and finding out what must be initialised.
 */
import type { Program, Tensor } from '../../graph/index.ts'
import type { Rng } from '../../numeric/rng.ts'
import type { TensorValues } from '../tensors.ts'
import { initialValue, type Initialiser } from './initialisers.ts'

/** `statistic` is not trained: running means and variances. */
export type TensorRole = 'weight' | 'bias' | 'norm' | 'statistic'

export interface Declaration {
  name: string
  shape: readonly number[]
  role: TensorRole
  initialiser: Initialiser
}

export interface Variable extends Declaration {
  tensor: Tensor
}

export interface NetworkOptions {
  program: Program
  /** Called once per declared tensor. */
  provide(declaration: Declaration): Tensor
  /** What normalisation layers divide by: this batch's own spread, or the running statistics. */
  normalise: 'batch' | 'running'
  /** Share of the present batch in the running statistics. Left out, batch normalisation keeps no statistics. */
  statisticsRate?: Tensor | number
}

export interface Network {
  readonly program: Program
  readonly normalise: 'batch' | 'running'
  readonly statisticsRate: Tensor | number | undefined
  declare(declaration: Declaration): Tensor
  /** From here on, the statistic has this value; the last one is what `statistics()` reports. */
  replaceStatistic(name: string, tensor: Tensor): void
  /** Everything declared so far, in order. */
  variables(): Variable[]
  /** Statistics and their newest values. */
  statistics(): Variable[]
}

/** A place in a network; names of layers below it start with its path. */
export interface Scope {
  readonly network: Network
  readonly path: string
}

export function createNetwork(options: NetworkOptions): Network {
  const variables = new Map<string, Variable>()
  const replaced = new Map<string, Tensor>()
  return {
    program: options.program,
    normalise: options.normalise,
    statisticsRate: options.statisticsRate,
    declare(declaration) {
      const newest = replaced.get(declaration.name) ?? variables.get(declaration.name)?.tensor
      if (newest) return newest
      const tensor = options.provide(declaration)
      variables.set(declaration.name, { ...declaration, tensor })
      return tensor
    },
    replaceStatistic: (name, tensor) => void replaced.set(name, tensor),
    variables: () => [...variables.values()],
    statistics: () =>
      [...variables.values()]
        .filter(({ role }) => role === 'statistic')
        .map((variable) => ({ ...variable, tensor: replaced.get(variable.name) ?? variable.tensor })),
  }
}

export function rootScope(network: Network, path = ''): Scope {
  return { network, path }
}

export function within(scope: Scope, name: string | number): Scope {
  return { network: scope.network, path: nameIn(scope, name) }
}

export function declareIn(scope: Scope, declaration: Declaration): Tensor {
  return scope.network.declare({ ...declaration, name: nameIn(scope, declaration.name) })
}

export function nameIn(scope: Scope, name: string | number): string {
  return scope.path === '' ? String(name) : `${scope.path}/${name}`
}

/** First values of all declared tensors; each tensor has its own stream of numbers, named after it. */
export function initialValues(declarations: readonly Declaration[], rng: Rng): TensorValues {
  const values: TensorValues = {}
  for (const { name, shape, initialiser } of declarations)
    values[name] = initialValue(shape, initialiser, rng.fork(name))
  return values
}

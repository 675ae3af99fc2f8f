import type { OpKind } from '../../../src/graph/index.ts'
import { elementwiseCases } from './elementwise-cases.ts'
import { linearCases } from './linear-cases.ts'
import type { OpCase } from './op-case.ts'
import { compositeCases, reductionCases } from './reduction-cases.ts'
import { shapeCases } from './shape-cases.ts'
import { windowCases } from './window-cases.ts'

/** Every primitive has cases: an op without any does not compile. */
const primitiveCases: Readonly<Record<OpKind, readonly OpCase[]>> = {
  ...elementwiseCases,
  ...linearCases,
  ...reductionCases,
  ...shapeCases,
  ...windowCases,
}

export interface NamedCase extends OpCase {
  /** Unique; names the inputs and outputs of the case in a program of many. */
  readonly id: string
}

export const allCases: readonly NamedCase[] = Object.entries({
  ...primitiveCases,
  ...compositeCases,
}).flatMap(([kind, cases]) =>
  cases.map((opCase, i): NamedCase => ({ ...opCase, id: `${kind}${i}`, name: `${kind} ${opCase.name}` })),
)

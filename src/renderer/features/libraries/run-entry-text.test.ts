import { expect, it } from 'vitest'
import { resolveRunConfig } from '../../../shared/run-config.ts'
import { startKind } from './run-entry-text.ts'

it('tells networks that ship, begin with nothing or are the person’s own from embeddings made elsewhere', () => {
  const kinds = [
    resolveRunConfig({}),
    resolveRunConfig({ start: 'random' }),
    resolveRunConfig({ start: '/nets/mine.backbone' }),
    resolveRunConfig({ start: 'imported', embeddings: 'DINO', epochs: 0 }),
  ].map((config) => startKind({ config }))
  expect(kinds).toEqual(['drawn', 'random', 'own', 'imported'])
})

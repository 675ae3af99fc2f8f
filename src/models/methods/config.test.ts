import { describe, expect, test } from 'vitest'
import { trainingConfig } from './config.ts'

describe('trainingConfig', () => {
  test('fills in the defaults of the chosen optimiser and keeps what is given', () => {
    const config = trainingConfig({ epochs: 3, optimiser: { name: 'sgd', learningRate: 0.5 } })
    expect(config).toMatchObject({ method: 'byol', backbone: 'resnet18', epochs: 3 })
    expect(config.optimiser).toMatchObject({ name: 'sgd', learningRate: 0.5, weightDecay: 1e-4 })
  })

  test.each([
    [{ epochs: 0 }, /epochs cannot be 0/],
    [{ batch: 2.5 }, /batch cannot be 2.5/],
    [{ patchSize: 8 }, /patch size cannot be 8/],
    [{ optimiser: { learningRate: -1 } }, /learning rate cannot be -1/],
  ])('refuses %o', (given, sentence) => expect(() => trainingConfig(given)).toThrow(sentence))
})

import { describe, expect, test } from 'vitest'
import { createRng } from '../../numeric/rng.ts'
import { declareBackbone } from '../backbones/index.ts'
import { initialValues } from './network.ts'

describe('declared tensors of ResNet-18', () => {
  const declarations = declareBackbone({ backbone: 'resnet18', stem: 'imagenet' })
  const count = (roles: string[]): number =>
    declarations
      .filter(({ role }) => roles.includes(role))
      .reduce((total, { shape }) => total + shape.reduce((a, b) => a * b, 1), 0)

  // sum(p.numel() for p in torchvision.models.resnet18().parameters()) is 11,689,512, of which the classifier has 513,000.
  test('are as many as torchvision has', () => expect(count(['weight', 'norm', 'bias'])).toBe(11_176_512))

  test('have two running statistics for each of 20 norms', () =>
    expect(declarations.filter(({ role }) => role === 'statistic')).toHaveLength(40))
})

describe('initial values', () => {
  const declarations = declareBackbone({ backbone: 'tiny', stem: 'patch' })
  const values = initialValues(declarations, createRng(1))

  test('of convolutions are normal with standard deviation sqrt(2 / fan out)', () => {
    const { data } = values['stage2/0/conv2/weight']
    const square = data.reduce((total, value) => total + value * value, 0) / data.length
    expect(Math.sqrt(square) / Math.sqrt(2 / (16 * 9))).toBeCloseTo(1, 1)
  })

  test('of norms and their statistics are the identity', () => {
    expect(new Set(values['stem/norm/scale'].data)).toEqual(new Set([1]))
    expect(new Set(values['stem/norm/shift'].data)).toEqual(new Set([0]))
    expect(new Set(values['stem/norm/mean'].data)).toEqual(new Set([0]))
    expect(new Set(values['stem/norm/variance'].data)).toEqual(new Set([1]))
  })

  test('of a tensor depend on the seed and its name alone', () => {
    const fewer = initialValues(declarations.slice(5), createRng(1))
    expect(fewer['stage2/0/conv2/weight']).toEqual(values['stage2/0/conv2/weight'])
    expect(initialValues(declarations, createRng(2))['stem/conv/weight']).not.toEqual(
      values['stem/conv/weight'],
    )
  })
})

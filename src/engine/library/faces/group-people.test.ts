import { expect, test } from 'vitest'
import { matrix, type Matrix } from '../../../numeric/matrix.ts'
import { createRng } from '../../../numeric/rng.ts'
import { groupPeople } from './group-people.ts'

/** Faces on a circle: the cosine of two is that of the angle between them, in degrees. */
function faces(...angles: number[]): Matrix {
  const radians = angles.map((angle) => (angle * Math.PI) / 180)
  return matrix(
    angles.length,
    2,
    Float32Array.from(radians.flatMap((angle) => [Math.cos(angle), Math.sin(angle)])),
  )
}

function group(descriptors: Matrix, photos: number[], held: { mostPairs?: number } = {}): number[] {
  const steps = groupPeople(descriptors, photos, held)
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return [...step.value]
}

test('faces that are alike are one person, numbered in order of appearance', () => {
  expect(group(faces(0, 90, 5, 180, 88), [0, 1, 2, 3, 4])).toEqual([0, 1, 0, 2, 1])
})

test('two faces of one photo are two people, however alike', () => {
  expect(group(faces(0, 1), [7, 7])).toEqual([0, 1])
  /* The third is most like the second. */
  expect(group(faces(0, 2, 3), [7, 7, 8])).toEqual([0, 1, 1])
})

test('a chain of lookalikes is not one person', () => {
  expect(group(faces(0, 30, 60), [0, 1, 2])).toEqual([0, 0, 1])
})

test('of a chain those come together that are most alike, whoever comes first', () => {
  expect(group(faces(0, 30, 59), [0, 1, 2])).toEqual([0, 1, 1])
  expect(group(faces(59, 30, 0), [0, 1, 2])).toEqual([0, 0, 1])
})

test('rows of several blocks find each other', () => {
  const angles = Array.from({ length: 150 }, (_, i) => (i === 149 ? 1 : i === 0 ? 0 : 90 + (i % 3)))
  const groups = group(
    faces(...angles),
    angles.map((_, i) => i),
  )
  expect(groups[149]).toBe(groups[0])
  expect(new Set(groups).size).toBe(2)
})

test('nobody is nobody', () => {
  expect(group(matrix(0, 2), [])).toEqual([])
})

test('thousands of photos of one person are one person', () => {
  const count = 2400
  const groups = group(
    faces(...Array.from({ length: count }, () => 0)),
    Array.from({ length: count }, (_, i) => i),
  )
  expect(new Set(groups).size).toBe(1)
})

/** Around so many people, near enough that groups touch; now and then two on one photo. */
function crowd(count: number, people: number): { descriptors: Matrix; photos: number[] } {
  const rng = createRng(people)
  const angles = Array.from({ length: count }, (_, i) => (360 / people) * (i % people) + 14 * rng.normal())
  return { descriptors: faces(...angles), photos: angles.map((_, i) => Math.floor(i / 1.3)) }
}

test.each([2, 5, 9])('few pairs held at a time give the groups of all pairs at once: %d people', (people) => {
  const { descriptors, photos } = crowd(160, people)
  const all = group(descriptors, photos)
  expect(new Set(all).size).toBeGreaterThan(people)
  for (const mostPairs of [7, 100, 3000]) expect(group(descriptors, photos, { mostPairs })).toEqual(all)
})

test('of one person all pairs but the first are passed over', () => {
  const angles = Array.from({ length: 300 }, (_, i) => i / 100)
  const photos = angles.map((_, i) => i)
  const steps = groupPeople(faces(...angles), photos, { mostPairs: 1000 })
  let passes = 0
  for (let step = steps.next(); !step.done; step = steps.next())
    passes += step.value.total === 300 && step.value.done === 300 ? 1 : 0
  /* There are 44,850 pairs. */
  expect(passes).toBeLessThan(6)
})

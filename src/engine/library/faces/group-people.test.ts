import { expect, test } from 'vitest'
import { matrix, type Matrix } from '../../../numeric/matrix.ts'
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

function group(descriptors: Matrix, photos: number[]): number[] {
  const steps = groupPeople(descriptors, photos)
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

/** What stands in the rows of a sheet of drawn skin: one factor or nuisance from low to high, everything else held. */
import {
  createScratch,
  drawSkin,
  factorTable,
  levelAt,
  nuisanceNames,
  nuisanceTable,
  photographSkin,
  plainNuisances,
  skinFactorNames,
  type Factor,
  type Nuisances,
  type SkinFactors,
  type SkinMaps,
} from '../../models/drawn-skin/index.ts'
import { createRng, type Rng } from '../../numeric/rng.ts'
import { patchSidePx } from '../../shared/domain.ts'

export interface SheetCell {
  /** The value. */
  label: string
  /** sRGB [patchSidePx, patchSidePx, 3] */
  draw(): Uint8Array
}

export interface SheetRow {
  title: string
  unit: string
  cells: SheetCell[]
}

const steps = 8

/** Light to medium skin with a little of everything that always is there, and nothing that can be counted. */
const calmSkin: SkinFactors = {
  ...(Object.fromEntries(skinFactorNames.map((name) => [name, 0])) as SkinFactors),
  melanin: 0.3,
  haemoglobin: 0.4,
  melaninPatches: 0.008,
  bloodPatches: 0.05,
  poreDensity: 45,
  poreSize: 0.24,
  poreDepth: 0.1,
  roughness: 0.012,
  orangePeel: 0.012,
  lineDepth: 0.2,
  lineDirection: 0.5,
  shine: 0.15,
}

/** What a factor needs beside it to be seen at all. */
const company: Partial<Record<keyof SkinFactors, Partial<SkinFactors>>> = {
  poreDensity: { poreDepth: 0.3 },
  poreSize: { poreDepth: 0.3 },
  lineDepth: { fineLines: 20, folds: 2 },
  lineDirection: { fineLines: 24, folds: 2, lineDepth: 0.4 },
}

/** Light from the side, as relief needs it. */
const sheetLight: Nuisances = { ...plainNuisances(), lampTurn: -2.4, lampTilt: 0.8, curveX: 0.3 }

export function factorRows(seed: number): SheetRow[] {
  const scratch = createScratch()
  return skinFactorNames.map((name) => ({
    title: name,
    unit: unitOf(factorTable[name]),
    cells: valuesOf(factorTable[name]).map((value) => ({
      label: shortNumber(value),
      draw: () =>
        photograph(
          drawSkin({ ...calmSkin, ...company[name], [name]: value }, skinRng(seed), scratch),
          sheetLight,
          seed,
        ),
    })),
  }))
}

/** Skin with something to see, so that it shows what a nuisance does. */
const busySkin: SkinFactors = {
  ...calmSkin,
  poreDepth: 0.25,
  roughness: 0.03,
  fineLines: 8,
  moles: 1,
  papules: 3,
  freckles: 8,
  shine: 0.5,
}

export function nuisanceRows(seed: number): SheetRow[] {
  const maps = drawSkin(busySkin, skinRng(seed))
  return nuisanceNames.map((name) => {
    const { range, spread, unit } = nuisanceTable[name]
    const scale = spread === 'log' ? 'log' : 'linear'
    return {
      title: name,
      unit,
      cells: ranks().map((rank) => {
        const value = levelAt({ range, scale }, rank)
        const view = { ...sheetLight, ...lightFor(name), [name]: value }
        return { label: shortNumber(value), draw: () => photograph(maps, view, seed) }
      }),
    }
  })
}

/** A second light and a shadow show their side only when they are there. */
function lightFor(name: string): Partial<Nuisances> {
  if (name.startsWith('fill')) return { fillShare: 0.4 }
  if (name.startsWith('shadow')) return { shadow: 0.5 }
  return name === 'colourNoise' ? { noise: 3 } : {}
}

function photograph(maps: SkinMaps, view: Nuisances, seed: number): Uint8Array {
  return photographSkin(maps, view, createRng(seed).fork('camera'), { sidePx: patchSidePx })
}

function skinRng(seed: number): Rng {
  return createRng(seed).fork('skin')
}

function ranks(): number[] {
  return Array.from({ length: steps }, (_, i) => i / (steps - 1))
}

function valuesOf(factor: Factor): number[] {
  switch (factor.kind) {
    case 'level':
      return ranks().map((rank) => levelAt(factor, rank))
    case 'direction':
      return ranks().map((rank) => Math.PI * rank)
    case 'count':
      return [...new Set(ranks().map((rank) => Math.round(factor.most * rank ** 1.5)))]
  }
}

function unitOf(factor: Factor): string {
  return factor.kind === 'level' ? factor.unit : factor.kind === 'count' ? 'number in the patch' : 'radians'
}

function shortNumber(value: number): string {
  return String(Number(value.toPrecision(2)))
}

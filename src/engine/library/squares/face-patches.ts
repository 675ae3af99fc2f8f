/**
 * The patches of one face: a square in each region that was asked for, all of one side so that they can be compared, moved
 * within its region where something lies in it, cut and judged.
 */
import { patchSidePx } from '../../../shared/domain.ts'
import type { FaceRegion, HeadPose, Quad } from '../../../shared/domain.ts'
import { standardThresholds } from '../../../shared/gate-thresholds.ts'
import type { GateThresholds } from '../../../shared/gate-thresholds.ts'
import { findClearSquare } from './clear-square.ts'
import { measureCovering } from '../skin/covering.ts'
import type { CoveringColours } from '../skin/covering.ts'
import type { DetectedFace } from '../faces/face-detector.ts'
import { notSkinIn } from '../parser/face-parsing.ts'
import type { FaceParsing } from '../parser/face-parsing.ts'
import type { FoundPatch } from '../import/findings.ts'
import { edgeSharpness, judgePatch, reachesOutside } from '../skin/gates.ts'
import type { FaceCircumstances } from '../skin/gates.ts'
import { grainBesideCheeks, isCheek } from '../skin/grain-beside-cheeks.ts'
import type { GrainBesideCheeks } from '../skin/grain-beside-cheeks.ts'
import type { Eyes } from '../faces/head-pose.ts'
import { measureExposure, shadowEdgeContrast } from '../skin/light-on-patch.ts'
import { cutPatch } from './patches.ts'
import type { Picture } from '../photos/picture.ts'
import {
  blockStrength,
  enlargementFactor,
  enlargementFrequency,
  lightnessIn,
} from '../photos/pixel-history.ts'
import { placeSquare, sideInEyeDistances, squareQuad, turned } from './region-square.ts'
import type { FaceGeometry, RegionSquare } from './region-square.ts'
import { fitSkinModel } from '../skin/skin-model.ts'
import type { SkinModel } from '../skin/skin-model.ts'
import { cellOffsets, cellsPerSide, cellsWithDetail } from './square-grid.ts'

export interface PatchSetting {
  regions: readonly FaceRegion[]
  patchesPerRegion: number
  thresholds: GateThresholds
}

/** In pixels of the decoded photo, not measured yet. */
export type CutSquare = Omit<FoundPatch, 'scale' | 'attributes'>

interface SeenFace {
  face: DetectedFace
  pose: HeadPose
  eyes: Eyes
  /** What a face parser said of it, where there is one. */
  parsing?: FaceParsing | undefined
}

/** In the order of `regions`, each region's squares together. */
export function facePatches(photo: Picture, seen: SeenFace, setting: PatchSetting): CutSquare[] {
  const { mesh } = seen.face
  const { eyeDistancePx } = seen.eyes
  const angle = (seen.pose.roll * Math.PI) / 180
  const sharpness = sharpnessOf(photo, seen.eyes, angle)
  const geometry = { mesh, eyeDistancePx, angle }
  const cutter: Cutter = {
    photo,
    geometry,
    grain: grainBesideCheeks(photo, geometry),
    sharpness,
    circumstances: circumstancesOf(photo, seen, sharpness),
    skin: fitSkinModel(photo, { mesh, eyeDistancePx }),
    parsing: seen.parsing,
    thresholds: setting.thresholds,
  }
  const wholes = placeSquares(cutter, setting.regions)
  const cells = cellsWithDetail(setting.patchesPerRegion, {
    sidePx: commonSide(wholes),
    enlargement: cutter.circumstances.enlargement,
    sharpness,
  })
  if (cells === 1) return wholes.map(({ patch }) => patch)
  return wholes.flatMap((placed) => cutCells(cutter, placed, cells))
}

interface Cutter {
  photo: Picture
  geometry: FaceGeometry
  sharpness: number
  circumstances: FaceCircumstances
  grain: GrainBesideCheeks
  skin: SkinModel
  parsing: FaceParsing | undefined
  thresholds: GateThresholds
}

interface PlacedSquare {
  region: FaceRegion
  square: RegionSquare
  patch: CutSquare
}

/** The sharper eye counts: the other may be shut, in shadow or behind hair. */
function sharpnessOf(photo: Picture, eyes: Eyes, angle: number): number {
  const side = sideInEyeDistances * eyes.eyeDistancePx
  return Math.max(
    ...[eyes.leftEye, eyes.rightEye].map((eye) =>
      edgeSharpness(cutPatch(photo, squareQuad(eye, side, angle)).pixels, patchSidePx),
    ),
  )
}

function circumstancesOf(
  photo: Picture,
  { face, pose, eyes }: SeenFace,
  sharpness: number,
): FaceCircumstances {
  const history = lightnessIn(photo, face.box)
  const edgesPerPixel = (sharpness * patchSidePx) / (sideInEyeDistances * eyes.eyeDistancePx)
  return {
    pose: { yaw: pose.yaw, pitch: pose.pitch },
    blockStrength: blockStrength(history),
    enlargement: enlargementFactor(enlargementFrequency(history), edgesPerPixel),
  }
}

/** One square a region. Where they go hangs on no threshold that people may change, only what is kept of them does. */
function placeSquares(cutter: Cutter, regions: readonly FaceRegion[]): PlacedSquare[] {
  const { photo, geometry, skin, parsing } = cutter
  const squares = regions.map((region) => ({ region, square: placeSquare(region, geometry) }))
  const common = commonSide(squares)
  const placed = squares.map((each) => cutPlaced(cutter, shrunk(each, common)))
  const moved = placed.map((each) => {
    if (!mayBeMoved(each.patch)) return each
    const { region, square } = each
    const standard = { ...square, fit: square.side / (sideInEyeDistances * geometry.eyeDistancePx) }
    const search = { skin, colours: coveringColours(region), standard, parsing }
    const clear = findClearSquare(photo, { region, face: geometry }, search)
    const other = clear && cutPlaced(cutter, { region, square: clear })
    return other && judgePatch(other.patch.circumstances) === null ? other : each
  })
  /* A square that had to shrink shrinks the others too. */
  const smaller = commonSide(moved.filter(({ patch }) => judgePatch(patch.circumstances) === null))
  if (!(smaller < common)) return moved
  return moved.map((each) => (each.square.side > smaller ? cutPlaced(cutter, shrunk(each, smaller)) : each))
}

function coveringColours(region: FaceRegion): CoveringColours {
  return isCheek(region) ? 'darker' : 'any'
}

function mayBeMoved({ circumstances }: CutSquare): boolean {
  const verdict = judgePatch(circumstances)
  return verdict === 'covered' || verdict === 'shadow-edge'
}

/** Of the squares that can be kept: a region that is turned away, or too small by itself, does not shrink the others. */
function commonSide(squares: readonly { square: RegionSquare }[]): number {
  const { minFit, minSidePx } = standardThresholds
  const sides = squares.filter(({ square }) => square.fit >= minFit).map(({ square }) => square.side)
  const large = sides.filter((side) => side >= minSidePx)
  return Math.min(...(large.length > 0 ? large : sides))
}

function shrunk<Placed extends { square: RegionSquare }>(placed: Placed, side: number): Placed {
  const { square } = placed
  if (square.fit < standardThresholds.minFit) return placed
  return { ...placed, square: { ...square, side: Math.min(square.side, side) } }
}

function cutPlaced(
  cutter: Cutter,
  { region, square }: { region: FaceRegion; square: RegionSquare },
): PlacedSquare {
  const quad = squareQuad(square.centre, square.side, cutter.geometry.angle)
  const patch = cutSquare(cutter, { region, index: 0, quad, side: square.side, fit: square.fit })
  return { region, square, patch }
}

function cutCells(cutter: Cutter, { region, square, patch }: PlacedSquare, count: number): CutSquare[] {
  const { angle } = cutter.geometry
  const side = square.side / cellsPerSide(count)
  /* Their patch pixels are smaller, so the same blur is more of them. */
  const sharpnessOfCell = { ...cutter, sharpness: cutter.sharpness / cellsPerSide(count) }
  return cellOffsets(region, count).map((offset, index) => {
    const [{ x, y }] = turned([{ x: offset.x * square.side, y: offset.y * square.side }], angle)
    const quad = squareQuad({ x: square.centre.x + x, y: square.centre.y + y }, side, angle)
    const { fit } = square
    return cutSquare(sharpnessOfCell, {
      region,
      index,
      quad,
      side,
      fit,
      relief: patch.circumstances.face?.relief,
    })
  })
}

interface Square {
  region: FaceRegion
  index: number
  quad: Quad
  side: number
  fit: number
  /** Of the square that it is a part of: grain of smaller squares is of finer relief. */
  relief?: number
}

function cutSquare(cutter: Cutter, { region, index, quad, side, fit, relief }: Square): CutSquare {
  const { photo, sharpness, skin, parsing, grain, thresholds } = cutter
  const { pixels } = cutPatch(photo, quad)
  const others = parsing && notSkinIn(parsing, quad, patchSidePx)
  const colours = coveringColours(region)
  const circumstances = {
    region,
    reachesOutside: reachesOutside(quad, photo),
    sidePx: side,
    sharpness,
    face: {
      ...cutter.circumstances,
      fit,
      exposure: measureExposure(pixels),
      shadowContrast: shadowEdgeContrast(pixels, patchSidePx),
      covering: measureCovering(pixels, patchSidePx, { model: skin, colours, others }),
      relief: relief ?? grain(region, pixels, side),
    },
  }
  const rejected = judgePatch(circumstances, thresholds)
  return { region, square: index, quad, pixels, sharpness, rejected, circumstances }
}

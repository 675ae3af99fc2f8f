/** Patches for the proof: cheeks of people who were photographed twice, and of drawn faces whose labels are known. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readLabels } from '../src/engine/labels/read-labels.ts'
import { examinePhoto } from '../src/engine/library/import/examine-photo.ts'
import { createFaceDetector } from '../src/engine/library/faces/face-detector.ts'
import { drawFaces } from '../src/engine/synthetic/draw-faces.ts'
import { patchBytes, patchesInMemory, type PatchSource } from '../src/engine/training/patch-source.ts'
import type { Region } from '../src/shared/domain.ts'

export interface ProofPatches {
  patches: PatchSource
  pixels: Uint8Array
  /** File name of the photo that a patch is from. */
  photos: string[]
  regions: Region[]
}

/** Every kept cheek of the photos in a folder, in the order of their names. */
export async function cheeksOf(folder: string): Promise<ProofPatches> {
  const detector = await createFaceDetector()
  const found: { photo: string; region: Region; pixels: Uint8Array }[] = []
  try {
    for (const photo of (await readdir(folder)).filter((name) => name.endsWith('.jpg')).sort()) {
      const findings = await examinePhoto(path.join(folder, photo), { crop: 'faces', detector })
      if (findings.status !== 'ready') continue
      for (const { region, pixels, rejected } of findings.faces[0].patches)
        if (rejected === null) found.push({ photo, region, pixels })
    }
  } finally {
    await detector.close()
  }
  const pixels = new Uint8Array(found.length * patchBytes)
  found.forEach((patch, i) => pixels.set(patch.pixels, i * patchBytes))
  return {
    patches: patchesInMemory(pixels),
    pixels,
    photos: found.map(({ photo }) => photo),
    regions: found.map(({ region }) => region),
  }
}

export interface LabelledPatches extends ProofPatches {
  /** Label of each patch, by the name of what was drawn. */
  labels: { name: string; labels: string[] }[]
}

export async function drawnCheeks(options: { faces: number; seed: number }): Promise<LabelledPatches> {
  const folder = await mkdtemp(path.join(tmpdir(), 'cheekbone-proof-'))
  try {
    const { labelsPath } = await drawFaces(folder, options)
    const cheeks = await cheeksOf(folder)
    const { columns } = await readLabels(labelsPath, [...new Set(cheeks.photos)])
    const labels = columns.map(({ name, byPhoto }) => ({
      name,
      labels: cheeks.photos.map((photo) => byPhoto.get(photo) ?? ''),
    }))
    return { ...cheeks, labels }
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Where the window was last time, kept as JSON in the user's data folder, and taken up again if a display still shows it. */
import { readFileSync, writeFileSync } from 'node:fs'
import type { Rectangle } from 'electron'
import { z } from 'zod'

const placeSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(1).max(100_000),
  height: z.int().min(1).max(100_000),
  maximized: z.boolean(),
})
export type WindowPlace = z.infer<typeof placeSchema>

export const minimumSize = { width: 880, height: 560 }

/** As much of the window's upper edge has to be on a display for a person to take hold of it. */
const graspPx = { width: 120, height: 40 }

/** Null for a file that is missing or damaged: the window opens where the system puts it. */
export function readPlace(file: string): WindowPlace | null {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null
    throw cause
  }
  const parsed = placeSchema.safeParse(parseJson(text))
  return parsed.success ? parsed.data : null
}

export function writePlace(file: string, place: WindowPlace): void {
  writeFileSync(file, JSON.stringify(place))
}

/** The place, no smaller than the window may be and no larger than its display; null when no display shows enough of it. */
export function fitPlace(place: WindowPlace, workAreas: readonly Rectangle[]): WindowPlace | null {
  const area = workAreas.find(
    ({ x, y, width, height }) =>
      Math.min(place.x + place.width, x + width) - Math.max(place.x, x) >= graspPx.width &&
      place.y >= y &&
      place.y + graspPx.height <= y + height,
  )
  if (!area) return null
  return {
    ...place,
    width: Math.max(minimumSize.width, Math.min(place.width, area.width)),
    height: Math.max(minimumSize.height, Math.min(place.height, area.height)),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Cut short by a crash; worth no message.
    return null
  }
}

/** Where the map is looked at from. The screen is in CSS pixels with y downwards, the plane of the map has y upwards. */

export interface Camera {
  /** Of the plane, in the middle of the screen. */
  x: number
  y: number
  /** Pixels a unit of the plane. */
  scale: number
}

export interface Size {
  width: number
  height: number
}

export interface Padding {
  top: number
  right: number
  bottom: number
  left: number
}

/** From plane to screen: `scaleX * x + shiftX`, `scaleY * y + shiftY`. */
export interface Projection {
  scaleX: number
  shiftX: number
  scaleY: number
  shiftY: number
}

export function project({ x, y, scale }: Camera, { width, height }: Size): Projection {
  return {
    scaleX: scale,
    shiftX: width / 2 - x * scale,
    scaleY: -scale,
    shiftY: height / 2 + y * scale,
  }
}

export function toScreen(projection: Projection, x: number, y: number): { x: number; y: number } {
  return {
    x: projection.scaleX * x + projection.shiftX,
    y: projection.scaleY * y + projection.shiftY,
  }
}

export function toPlane(projection: Projection, x: number, y: number): { x: number; y: number } {
  return {
    x: (x - projection.shiftX) / projection.scaleX,
    y: (y - projection.shiftY) / projection.scaleY,
  }
}

/** Shows everything from minus to plus `half...` between the paddings. */
export function fitCamera(
  half: { halfWidth: number; halfHeight: number },
  size: Size,
  padding: Padding,
): Camera {
  const width = Math.max(40, size.width - padding.left - padding.right)
  const height = Math.max(40, size.height - padding.top - padding.bottom)
  const scale = Math.min(
    width / 2 / Math.max(half.halfWidth, 0.05),
    height / 2 / Math.max(half.halfHeight, 0.05),
  )
  return {
    x: (padding.right - padding.left) / 2 / scale,
    y: (padding.top - padding.bottom) / 2 / scale,
    scale,
  }
}

/** Moves what is seen along with the pointer. */
export function panCamera(camera: Camera, byX: number, byY: number): Camera {
  return { ...camera, x: camera.x - byX / camera.scale, y: camera.y + byY / camera.scale }
}

/** Closer by `factor`; what lies `fromMiddle` pixels from the middle of the screen stays there. */
export function zoomCamera(
  camera: Camera,
  factor: number,
  fromMiddle: { x: number; y: number },
  limits: { least: number; most: number },
): Camera {
  const scale = Math.min(limits.most, Math.max(limits.least, camera.scale * factor))
  const moved = 1 / camera.scale - 1 / scale
  return { x: camera.x + fromMiddle.x * moved, y: camera.y - fromMiddle.y * moved, scale }
}

/** Between two cameras; scales are passed through evenly to the eye, and the way of the middle goes along with them. */
export function betweenCameras(from: Camera, to: Camera, share: number): Camera {
  const scale = from.scale * (to.scale / from.scale) ** share
  const change = 1 / to.scale - 1 / from.scale
  const way = Math.abs(change) < 1e-12 ? share : (1 / scale - 1 / from.scale) / change
  return { x: from.x + (to.x - from.x) * way, y: from.y + (to.y - from.y) * way, scale }
}

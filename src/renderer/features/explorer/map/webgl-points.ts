/**
 * Points with WebGL 2: one vertex a point, its colour a byte into a palette texture, its state a byte. Nothing is compiled from
 * text at run time but the two shaders, so the page's policy holds (docs/decisions/map-renderer.md).
 */
import { CheekboneError } from '../../../../shared/errors.ts'
import { drawnTogether } from './point-states.ts'
import type { DrawSteps, PointLayer, PointsView } from './point-layer.ts'
import { fragmentShader, vertexShader } from './point-shaders.ts'

/** @throws CheekboneError `device-unavailable` when the shaders cannot be had */
export function createWebglPoints(canvas: HTMLCanvasElement): PointLayer {
  const gl = canvas.getContext('webgl2', { antialias: false, depth: false, preserveDrawingBuffer: true })
  if (!gl) throw noWebgl('The browser gives no WebGL 2.')
  const program = linkProgram(gl)
  const uniform = (name: string): WebGLUniformLocation | null => gl.getUniformLocation(program, name)
  const places = { kind: gl.FLOAT, items: 2, bytes: 8, ...attribute(gl, program, 'place') }
  const entries = { kind: gl.UNSIGNED_BYTE, items: 1, bytes: 1, ...attribute(gl, program, 'entry') }
  const states = { kind: gl.UNSIGNED_BYTE, items: 1, bytes: 1, ...attribute(gl, program, 'state') }
  const projectionAt = uniform('projection')
  const diameterAt = uniform('diameter')
  const opacityAt = uniform('opacity')
  const rangeAt = uniform('stateRange')
  const palette = gl.createTexture()
  gl.bindTexture(gl.TEXTURE_2D, palette)
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST)
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST)
  gl.useProgram(program)
  gl.enable(gl.BLEND)
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA)
  let count = 0
  let occupied: (readonly number[])[] = []

  function fill(buffer: WebGLBuffer, data: Float32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>): void {
    gl!.bindBuffer(gl!.ARRAY_BUFFER, buffer)
    gl!.bufferData(gl!.ARRAY_BUFFER, data, gl!.DYNAMIC_DRAW)
  }

  function begin({ projection, size, pixelRatio, style }: PointsView): void {
    if (!gl) return
    const width = Math.max(1, Math.round(size.width * pixelRatio))
    const height = Math.max(1, Math.round(size.height * pixelRatio))
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
    gl.viewport(0, 0, width, height)
    gl.clearColor(0, 0, 0, 0)
    gl.clear(gl.COLOR_BUFFER_BIT)
    // From CSS pixels to -1 ... 1 with y upwards.
    gl.uniform4f(
      projectionAt,
      (2 * projection.scaleX) / size.width,
      (-2 * projection.scaleY) / size.height,
      (2 * projection.shiftX) / size.width - 1,
      1 - (2 * projection.shiftY) / size.height,
    )
    gl.uniform1f(diameterAt, style.diameterPx * pixelRatio)
    gl.uniform1f(opacityAt, style.opacity)
  }

  /** Points `phase`, `phase + every`, ... by a longer way from one to the next in the same buffers. */
  function drawPhase(drawnStates: readonly number[], phase: number, every: number): void {
    if (!gl || phase >= count) return
    for (const { location, buffer, kind, items, bytes } of [places, entries, states]) {
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer)
      gl.enableVertexAttribArray(location)
      gl.vertexAttribPointer(location, items, kind, false, bytes * every, bytes * phase)
    }
    gl.uniform2f(rangeAt, drawnStates[0], drawnStates[drawnStates.length - 1])
    gl.drawArrays(gl.POINTS, 0, Math.ceil((count - phase) / every))
  }

  function draw(view: PointsView, { every, phases, from, to }: DrawSteps): void {
    if (!gl || gl.isContextLost()) return
    if (from === 0) begin(view)
    for (let step = from; step < to; step++)
      drawPhase(occupied[Math.floor(step / phases)], step % phases, every)
  }

  return {
    mostPoints: Infinity,
    setPlaces: (data) => {
      count = data.length / 2
      fill(places.buffer, data)
    },
    setEntries: (data) => fill(entries.buffer, data),
    setStates: (data) => {
      occupied = drawnTogether(data)
      fill(states.buffer, data)
    },
    setPalette: (data) => {
      gl.bindTexture(gl.TEXTURE_2D, palette)
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8UI, 256, 1, 0, gl.RGBA_INTEGER, gl.UNSIGNED_BYTE, data)
    },
    passes: () => occupied.length,
    draw,
    dispose: () => {
      for (const { buffer } of [places, entries, states]) gl.deleteBuffer(buffer)
      gl.deleteTexture(palette)
      gl.deleteProgram(program)
    },
  }
}

function attribute(
  gl: WebGL2RenderingContext,
  program: WebGLProgram,
  name: string,
): { location: number; buffer: WebGLBuffer } {
  return { location: gl.getAttribLocation(program, name), buffer: gl.createBuffer() }
}

function linkProgram(gl: WebGL2RenderingContext): WebGLProgram {
  const program = gl.createProgram()
  const sources = [
    { kind: gl.VERTEX_SHADER, text: vertexShader },
    { kind: gl.FRAGMENT_SHADER, text: fragmentShader },
  ]
  for (const { kind, text } of sources) {
    const shader = gl.createShader(kind)
    if (!shader) throw noWebgl('The graphics driver makes no shader.')
    gl.shaderSource(shader, text)
    gl.compileShader(shader)
    if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS)) throw noWebgl(gl.getShaderInfoLog(shader))
    gl.attachShader(program, shader)
    gl.deleteShader(shader)
  }
  gl.linkProgram(program)
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) throw noWebgl(gl.getProgramInfoLog(program))
  return program
}

function noWebgl(reason: string | null): CheekboneError {
  return new CheekboneError(
    'device-unavailable',
    reason ?? 'The graphics driver refuses the shaders of the map.',
    { reason: 'webglRefused', hint: 'The map is drawn without it, with fewer points.' },
  )
}

/**
 * Points without WebGL: an ECharts scatter on a plain canvas, a series for each colour and state so that each is one path. Only
 * so many are drawn as such a canvas moves smoothly; the map's own camera sets the axes, so all else works as with WebGL.
 */
import { ScatterChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { topicShapes, type TopicShape } from '../state/topic-signs.ts'
import { entryColour, type Palette } from './palettes.ts'
import type { PointLayer, PointsView } from './point-layer.ts'
import { hiddenState, normalState, strongState } from './point-states.ts'
import { samplePoints } from './sample-points.ts'

use([ScatterChart, GridComponent, CanvasRenderer])

const mostPoints = 20_000
/** Below this all are round, as with WebGL. */
const leastShapePx = 5

interface Part {
  symbol: string
  /** Of the diameter. */
  width: number
  height: number
}

/** Drawn one over the other. A plus is two bars: of many points at once, ECharts draws no paths but its own. */
const symbols: Record<TopicShape, readonly Part[]> = {
  circle: [{ symbol: 'circle', width: 1, height: 1 }],
  square: [{ symbol: 'rect', width: 1, height: 1 }],
  triangle: [{ symbol: 'triangle', width: 1, height: 1 }],
  diamond: [{ symbol: 'diamond', width: 1, height: 1 }],
  plus: [
    { symbol: 'rect', width: 1, height: 1 / 3 },
    { symbol: 'rect', width: 1 / 3, height: 1 },
  ],
}

export function createPlainPoints(place: HTMLElement): PointLayer {
  place.replaceChildren()
  const chart = init(place, null, { renderer: 'canvas', width: 1, height: 1 })
  let places = new Float32Array(0)
  let points: Int32Array = new Int32Array(0)
  let entries = new Uint8Array(0)
  let states = new Uint8Array(0)
  let palette: Palette = new Uint8Array(256 * 4)
  let stale = true
  let drawnPx = 0

  /** Coordinates of the points of each state and colour, from the back to the front. */
  function buckets(): [number, number[]][] {
    const found = new Map<number, number[]>()
    for (const point of points) {
      const key = states[point] * 256 + entries[point]
      let data = found.get(key)
      if (!data) found.set(key, (data = []))
      data.push(places[2 * point], places[2 * point + 1])
    }
    return [...found].sort(([a], [b]) => a - b)
  }

  /** A series for each part of the shape. */
  function seriesOf([key, data]: [number, number[]], { style }: PointsView) {
    const [state, entry] = [Math.floor(key / 256), key % 256]
    const strong = state === strongState
    const shape = topicShapes[palette[4 * entry + 3]]
    const parts = symbols[style.diameterPx < leastShapePx ? 'circle' : shape]
    const diameterPx = style.diameterPx * (strong ? 1.3 : 1)
    return parts.map(({ symbol, width, height }, part) => ({
      type: 'scatter' as const,
      id: `${key} ${part}`,
      silent: true,
      large: true,
      largeThreshold: 0,
      symbol,
      symbolSize: [width * diameterPx, height * diameterPx],
      dimensions: ['x', 'y'],
      data: Float32Array.from(data),
      itemStyle: {
        color: state === hiddenState ? '#808080' : entryColour(palette, entry),
        opacity: strong ? 1 : state === hiddenState ? 0.06 : style.opacity * (state < normalState ? 0.22 : 1),
      },
    }))
  }

  function draw(view: PointsView): void {
    const { projection, size, style } = view
    if (chart.getWidth() !== size.width || chart.getHeight() !== size.height) chart.resize(size)
    const axis = (from: number, to: number) => ({ type: 'value' as const, show: false, min: from, max: to })
    const anew = stale || style.diameterPx !== drawnPx
    chart.setOption(
      {
        animation: false,
        grid: { left: 0, right: 0, top: 0, bottom: 0 },
        xAxis: axis(
          -projection.shiftX / projection.scaleX,
          (size.width - projection.shiftX) / projection.scaleX,
        ),
        yAxis: axis(
          (size.height - projection.shiftY) / projection.scaleY,
          -projection.shiftY / projection.scaleY,
        ),
        ...(anew ? { series: buckets().flatMap((bucket) => seriesOf(bucket, view)) } : {}),
      },
      { replaceMerge: anew ? ['series'] : [], silent: true },
    )
    stale = false
    drawnPx = style.diameterPx
  }

  return {
    mostPoints,
    setPlaces: (data) => {
      places = data
      points = samplePoints(data, mostPoints)
      stale = true
    },
    setEntries: (data) => {
      entries = data
      stale = true
    },
    setStates: (data) => {
      states = data
      stale = true
    },
    setPalette: (data) => {
      palette = data
      stale = true
    },
    // All at once: there are few enough.
    passes: () => 1,
    draw,
    dispose: () => chart.dispose(),
  }
}

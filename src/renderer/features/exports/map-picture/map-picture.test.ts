import { describe, expect, it } from 'vitest'
import { signEntry, signPalette } from '../../explorer/map/palettes.ts'
import { fadedState, hiddenState, normalState, strongState } from '../../explorer/map/point-states.ts'
import type { MapSnapshot, PicturedLegend } from '../../explorer/state/map-snapshot.ts'
import { topicColour } from '../../explorer/state/topic-signs.ts'
import { createMarks, pointsInSight } from './marks.ts'
import { breakLines, fitText } from './fit-text.ts'
import { paper, pictureParts, type PicturePart } from './picture-parts.ts'
import { writeSvg } from './write-svg.ts'

const measure = (text: string): number => 7 * text.length
const scale = { stops: () => ['#000000', '#ffffff'], low: '≤ 1', middle: '2', high: '≥ 3', unit: '°' }

function snapshot(change: Partial<MapSnapshot> = {}): MapSnapshot {
  return {
    width: 400,
    height: 300,
    projection: { scaleX: 100, shiftX: 200, scaleY: -100, shiftY: 150 },
    places: Float32Array.of(0, 0, 1, 1, 50, 0, -1, 0.5),
    entries: Uint8Array.of(signEntry(0), signEntry(1), signEntry(2), signEntry(3)),
    states: Uint8Array.of(strongState, normalState, normalState, hiddenState),
    paletteFor: () => signPalette(),
    diameterPx: 8,
    opacity: 0.9,
    pictures: [],
    names: [{ x: 100, y: 50, lines: ['Darker <rough> &', '"red"'] }],
    legend: legendOf({ entries: [{ colour: '#4477aa', shape: 'circle', text: 'Darker', count: '1,234' }] }),
    dark: false,
    ...change,
  }
}

function legendOf(change: Partial<PicturedLegend>): PicturedLegend {
  return { title: 'Topic', meaning: '', entries: [], more: '', scale: null, hidden: null, ...change }
}

function svgOf(shown: MapSnapshot): string {
  const points = Array.from(pointsInSight(shown), createMarks(shown, false))
  const parts = pictureParts(shown, paper, measure)
  return writeSvg(shown, {
    ground: paper,
    points,
    pictures: [],
    parts,
    title: 'a & b',
    note: '',
    fontFamily: 'x',
  })
}

describe('points in a picture', () => {
  it('are those in the pane, what stands out on top', () => {
    expect([...pointsInSight(snapshot())]).toEqual([3, 1, 0])
  })

  it('are painted as on the screen: strong ones larger, what the legend hides a breath of grey', () => {
    const markOf = createMarks(
      snapshot({ states: Uint8Array.of(strongState, fadedState, 0, hiddenState) }),
      false,
    )
    expect(markOf(0)).toEqual({
      x: 200,
      y: 150,
      shape: 'circle',
      radius: 5.2,
      colour: topicColour(0),
      opacity: 1,
    })
    expect(markOf(1)).toMatchObject({ x: 300, y: 50, shape: 'square', radius: 4 })
    expect(markOf(1).opacity).toBeCloseTo(0.198, 6)
    expect(markOf(3)).toMatchObject({ colour: '#808080', opacity: 0.06 })
  })

  it('are round where they are too small for a shape', () => {
    expect(createMarks(snapshot({ diameterPx: 4 }), false)(1).shape).toBe('circle')
  })
})

describe('a picture as SVG', () => {
  it('has each point as a shape, and names and legend as text that is escaped', () => {
    const svg = svgOf(snapshot())
    expect(svg.match(/<circle /g)).toHaveLength(2)
    expect(svg).toContain('<use href="#square" transform="translate(300 50)scale(4)"')
    expect(svg).toMatch(/ y="46.5"[^>]*>Darker &lt;rough> &amp;<.* y="61.5"[^>]*>&quot;red&quot;<\/text>/s)
    expect(svg).toContain('>1,234</text>')
    expect(svg).toContain('<title>a &amp; b</title>')
    expect(svg).not.toContain('<rough>')
  })

  it('has a ramp with its ends for a scale', () => {
    const svg = svgOf(snapshot({ legend: legendOf({ scale: { ...scale, chosen: null } }) }))
    expect(svg).toMatch(/<linearGradient id="ramp(\d+)">.*fill="url\(#ramp\1\)"/s)
    for (const text of ['≤ 1', '≥ 3', '°']) expect(svg).toContain(`>${text}</text>`)
  })

  it('has paler ends where a part of the scale is chosen', () => {
    const chosen = { low: 0.25, high: 1, text: '≥ 1.5', count: '30 patches' }
    const svg = svgOf(snapshot({ legend: legendOf({ scale: { ...scale, chosen } }) }))
    expect(svg.match(/fill-opacity="0.82"/g)).toHaveLength(1)
  })
})

describe('the legend in a picture', () => {
  const lay = (legend: PicturedLegend): PicturePart[] =>
    pictureParts(snapshot({ names: [], legend }), paper, measure)
  const textOf = (parts: PicturePart[]): string[] =>
    parts.flatMap((part) => (part.kind === 'text' ? part.text : []))

  it('pales what lies outside of the chosen part of a scale, ends it with bars and says what it is', () => {
    const chosen = { low: 0.25, high: 0.75, text: '1.5 – 2.5', count: '30' }
    const parts = lay(legendOf({ scale: { ...scale, chosen } }))
    const ramp = parts.find((part) => part.kind === 'ramp')!
    const quarter = ramp.width / 4
    const veils = parts.filter((part) => part.kind === 'box' && part.opacity < 1)
    expect(veils).toMatchObject([
      { x: ramp.x, width: quarter, y: ramp.y, height: ramp.height, fill: paper.ground },
      { x: ramp.x + 3 * quarter, width: quarter },
    ])
    const bars = parts.filter((part) => part.kind === 'box' && part.width === 2)
    expect(bars).toMatchObject([
      { x: ramp.x + quarter - 1, fill: paper.ink },
      { x: ramp.x + 3 * quarter - 1 },
    ])
    expect(textOf(parts)).toEqual(expect.arrayContaining(['1.5 – 2.5', '30']))
  })

  it('has its ramp on whole pixels in a picture of any width, so that no line of it shines beside what pales it', () => {
    const legend = legendOf({ scale: { ...scale, chosen: null } })
    const parts = pictureParts(snapshot({ width: 704.4, names: [], legend }), paper, measure)
    const { x, width } = parts.find((part) => part.kind === 'ramp')!
    expect([x % 1, width % 1]).toEqual([0, 0])
  })

  it('pales nothing of a side that is open, or of a whole scale', () => {
    const chosen = { low: 0, high: 0.5, text: '≤ 2', count: '30' }
    const veiled = (parts: PicturePart[]): number =>
      parts.filter((part) => part.kind === 'box' && part.opacity < 1).length
    expect(veiled(lay(legendOf({ scale: { ...scale, chosen } })))).toBe(1)
    expect(veiled(lay(legendOf({ scale: { ...scale, chosen: null } })))).toBe(0)
  })

  it('says what the grey points are, also where entries take all of the room', () => {
    const entries = Array.from({ length: 60 }, (_, i) => ({
      colour: '#000000',
      shape: 'circle' as const,
      text: `T${i}`,
      count: '1',
    }))
    const parts = lay(legendOf({ entries, hidden: { text: 'Hidden', count: '1,200' } }))
    expect(textOf(parts).slice(-3)).toEqual(['…', 'Hidden', '1,200'])
    expect(parts.findLast((part) => part.kind === 'mark')).toMatchObject({
      colour: '#808080',
      shape: 'circle',
    })
    expect(
      Math.max(...parts.map((part) => ('height' in part ? part.y + part.height : part.y))),
    ).toBeLessThanOrEqual(300)
  })

  it('breaks a long name into two lines, and cuts only what fits in no two', () => {
    const entry = { colour: '#4477aa', shape: 'circle' as const, count: '12' }
    const name = 'Freckled in the summer'
    expect(textOf(lay(legendOf({ entries: [{ ...entry, text: name }] })))).toEqual([
      'Topic',
      'Freckled in the',
      'summer',
      '12',
    ])
    const longer = textOf(lay(legendOf({ entries: [{ ...entry, text: `${name}, redder about the nose` }] })))
    expect(longer).toHaveLength(4)
    expect(longer[2]).toMatch(/^summer, redder.*…$/)
  })
})

describe('text in a picture', () => {
  it('is shortened to its room', () => {
    expect(fitText('Darker', 42, measure)).toBe('Darker')
    expect(fitText('Darker, rougher', 70, measure)).toBe('Darker, r…')
  })

  it('is broken between words, and between letters where there are no spaces', () => {
    expect(breakLines('one two three', 56, measure)).toEqual(['one two', 'three'])
    expect(breakLines('灰色为其余部分', 28, measure)).toEqual(['灰色为其', '余部分'])
    expect(breakLines('', 28, measure)).toEqual([])
  })

  it('lists as many entries of a legend as there is room for, and says that there are more', () => {
    const entries = Array.from({ length: 60 }, (_, i) => ({
      colour: '#000000',
      shape: 'circle' as const,
      text: `T${i}`,
      count: '1',
    }))
    const parts = pictureParts(snapshot({ names: [], legend: legendOf({ entries }) }), paper, measure)
    const bottom = Math.max(...parts.map((part) => ('height' in part ? part.y + part.height : part.y)))
    expect(bottom).toBeLessThanOrEqual(300)
    expect(parts.some((part) => part.kind === 'text' && part.text === '…')).toBe(true)
  })
})

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeColourParser } from '../../../../test/support/colour-parser.ts'
import type { ColourParserForm, Rgb } from '../../../../test/support/colour-parser.ts'
import { placedMesh } from '../../../../test/support/face-mesh.ts'
import { temporaryFolder } from '../../../../test/support/temporary-folder.ts'
import { openFaceParser } from './face-parser.ts'
import { describeParserFile } from './face-parser-file.ts'
import { classAt, notSkinIn } from './face-parsing.ts'
import { parserClasses } from './parser-classes.ts'
import { squareQuad } from '../squares/region-square.ts'

const [width, height] = [600, 600]

function photoOf(colourAt: (x: number, y: number) => Rgb) {
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) data.set(colourAt(x, y), (y * width + x) * 3)
  return { data, width, height }
}

async function opened(form: ColourParserForm) {
  return openFaceParser(await writeColourParser(join(temporaryFolder(), 'parser.onnx'), form))
}

/** A colour for every class, well apart. */
const colours = Object.fromEntries(
  parserClasses.map(({ name }, i): [string, Rgb] => [
    name,
    [(i % 3) * 120, (Math.floor(i / 3) % 3) * 120, Math.floor(i / 9) * 120],
  ]),
)
const stripe = 20
const stripes = photoOf((x) => Object.values(colours)[Math.floor((x - 110) / stripe)] ?? [0, 0, 0])

describe('a face parser', () => {
  it.each([0, 25])(
    'gives each place its class by the order of channels, head turned by %d degrees',
    async (roll) => {
      const parser = await opened({ side: 256, colours })
      const parsing = await parser.parse(stripes, placedMesh({ roll }))
      await parser.close()
      const seen = parserClasses.map((_, i) => classAt(parsing, { x: 110 + (i + 0.5) * stripe, y: 310 }))
      expect(seen).toEqual(parserClasses.map((_, i) => i))
    },
  )

  it('holds skin and nose for skin, and everything else for something that lies over it', async () => {
    const parser = await opened({ side: 256, colours })
    const parsing = await parser.parse(stripes, placedMesh())
    await parser.close()
    const skin = parserClasses.filter((_, i) => {
      const quad = squareQuad({ x: 110 + (i + 0.5) * stripe, y: 310 }, 8, 0)
      return notSkinIn(parsing, quad, 4).every((mark) => mark === 0)
    })
    expect(skin.map(({ name }) => name)).toEqual(['skin', 'nose'])
  })

  it('looks upright at four eye distances around the eyes', async () => {
    const parser = await opened({ side: 32 })
    const { frame } = await parser.parse(stripes, placedMesh({ roll: 20, eyeDistancePx: 50 }))
    await parser.close()
    expect(frame.side / 50).toBeGreaterThan(3.9)
    expect(frame.side / 50).toBeLessThan(4.6)
    expect((frame.angle * 180) / Math.PI).toBeCloseTo(20, 0)
    expect(Math.hypot(frame.centreX - 300, frame.centreY - 300)).toBeLessThan(10)
  })

  it('takes the first of several outputs that has 19 channels, at whatever size it is', async () => {
    const parser = await opened({ side: 64, stride: 4, outputs: 'three', colours })
    const { side, classes } = await parser.parse(
      photoOf(() => colours.hat),
      placedMesh(),
    )
    await parser.close()
    expect(side).toBe(16)
    expect(classes.every((found) => parserClasses[found].name === 'hat')).toBe(true)
  })

  it.each<[string, ColourParserForm, RegExp]>([
    [
      'another number of classes',
      { classes: 18 },
      /none of its outputs is \[1, 19, .*"out" \[1, 18, 64, 64\]/,
    ],
    [
      'a grey picture',
      { channels: 1 },
      /input "input" is float32 \[1, 1, 64, 64\] instead of one RGB picture/,
    ],
    ['two pictures', { inputs: 2 }, /2 inputs instead of one/],
    ['a picture of few pixels', { side: 16 }, /sides from 32 to 2048/],
  ])('refuses a network of %s, and says what it needs', async (_, form, why) => {
    const refused = opened(form)
    await expect(refused).rejects.toThrow(why)
    await expect(refused).rejects.toMatchObject({
      code: 'bad-argument',
      hint: expect.stringContaining('[1, 19, 512, 512]') as unknown,
    })
  })

  it('refuses what is no ONNX model', async () => {
    const path = join(temporaryFolder(), 'parser.onnx')
    writeFileSync(path, 'This is no model.')
    await expect(openFaceParser(await describeParserFile(path))).rejects.toMatchObject({
      code: 'bad-argument',
      message: expect.stringContaining('is no face parser that can be used: ') as unknown,
    })
  })

  it('says when its file is not there, and when it has become another', async () => {
    const path = join(temporaryFolder(), 'parser.onnx')
    await expect(describeParserFile(path)).rejects.toMatchObject({ code: 'not-found' })
    const file = await writeColourParser(path)
    await writeColourParser(path, { side: 32 })
    await expect(openFaceParser(file)).rejects.toThrow(/was changed while it was in use/)
  })
})

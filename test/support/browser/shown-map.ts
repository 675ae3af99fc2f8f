/** The explorer's map in a browser, by what a person sees of it and does with a mouse. */
import type { Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { expect } from 'vitest'
import { chooseInMenu } from './menus.ts'

/** Dots let a little of the ground through. */
const mostOffPerChannel = 40
/** Between the strongest and the weakest channel of what is neither ground nor ink. */
const leastChroma = 60

export type Place = readonly [x: number, y: number]

interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** Around all patches, beside the legend. */
export const everything: readonly Place[] = [
  [0.02, 0.02],
  [0.7, 0.02],
  [0.7, 0.98],
  [0.02, 0.98],
  [0.02, 0.05],
]

/** Places in shares of the map's width and height. */
export class ShownMap {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** What has the map's keys. */
  get stage(): Locator {
    return this.page.getByRole('application', { name: 'Map' })
  }

  async box(): Promise<Box> {
    const box = await this.stage.boundingBox()
    if (!box) throw new Error('The map has no place on the screen.')
    return box
  }

  async point([x, y]: Place): Promise<void> {
    const box = await this.box()
    await this.page.mouse.move(box.x + x * box.width, box.y + y * box.height, { steps: 4 })
  }

  async drag(corners: readonly Place[]): Promise<void> {
    await this.point(corners[0])
    await this.page.mouse.down()
    for (const corner of corners.slice(1)) await this.point(corner)
    await this.page.mouse.up()
  }

  /** Chooses what dragging does. */
  async use(tool: 'Pan' | 'Lasso' | 'Box'): Promise<void> {
    const segment = this.page.getByRole('group', { name: 'What dragging does' }).getByText(tool)
    await segment.click()
    await segment.and(this.page.locator('[data-state="on"]')).waitFor()
  }

  get legend(): Locator {
    return this.page.getByRole('region', { name: 'What the colours stand for' })
  }

  get colourButton(): Locator {
    return this.page.getByRole('button', { name: /^Colour / })
  }

  /** @param name of the menu that the button `Colour` opens */
  async colourBy(name: string): Promise<void> {
    await chooseInMenu(this.colourButton, name)
    await expect.poll(() => this.legend.textContent()).toContain(name)
  }

  async marked(): Promise<number> {
    const said = await this.page.getByText(/^\d+ marked/).allTextContents()
    return said.length === 0 ? 0 : Number.parseInt(said[0], 10)
  }

  async clearMarks(): Promise<void> {
    await this.stage.press('Escape')
    await expect.poll(() => this.marked()).toBe(0)
  }

  /** Moves the pointer until it is on a patch: below the name of a topic there are some, wherever that comes to stand. */
  async pointAtPatch(): Promise<void> {
    const names = this.page.locator('.labels .label')
    await expect
      .poll(async () => {
        const name = await names.first().boundingBox()
        if (!name) return false
        await this.page.mouse.move(name.x + name.width / 2, name.y + name.height / 2, { steps: 4 })
        return this.isPointing()
      })
      .toBe(true)
  }

  /** The same by the colours of dots, on a map whose topics may have their names beside them. */
  async pointAtDot(): Promise<void> {
    await expect.poll(() => this.tryDots()).toBe(true)
  }

  private async tryDots(): Promise<boolean> {
    const box = await this.box()
    const clip = { x: box.x, y: box.y, width: 0.7 * box.width, height: box.height }
    const { data, info } = await sharp(await this.page.screenshot({ clip }))
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const [stepPx, mostTries] = [2, 20]
    let tries = 0
    for (let y = 0; y < info.height; y += stepPx)
      for (let x = 0; x < info.width; x += stepPx) {
        const at = 3 * (y * info.width + x)
        const channels = data.subarray(at, at + 3)
        if (Math.max(...channels) - Math.min(...channels) < leastChroma) continue
        await this.page.mouse.move(box.x + x, box.y + y)
        if (await this.isPointing()) return true
        if (++tries === mostTries) return false
      }
    return false
  }

  /** A hand over the map says that the pointer is on a patch. */
  private async isPointing(): Promise<boolean> {
    const cursor = await this.page.locator('[data-drawn]').evaluate((map) => getComputedStyle(map).cursor)
    return cursor === 'pointer'
  }

  /** Middles of the names of topics, in pixels of the page, when they stand still. */
  async placesOfNames(): Promise<{ x: number; y: number }[]> {
    let places: { x: number; y: number }[] = []
    await expect
      .poll(async () => {
        const before = JSON.stringify(places)
        places = await this.page.locator('.labels .label').evaluateAll(middlesAfterFrames)
        return places.length > 0 && JSON.stringify(places) === before
      })
      .toBe(true)
    return places
  }

  /** How many pixels of the map, beside the legend, have about this colour, such as `#ff0000`. */
  async pixelsOf(colour: string): Promise<number> {
    const box = await this.box()
    const png = await this.page.screenshot({
      clip: { x: box.x, y: box.y + 60, width: box.width * 0.7, height: box.height - 110 },
    })
    const pixels = await sharp(png).removeAlpha().raw().toBuffer()
    const wanted = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
    let count = 0
    for (let i = 0; i < pixels.length; i += 3)
      if (wanted.every((value, channel) => Math.abs(pixels[i + channel] - value) <= mostOffPerChannel))
        count++
    return count
  }
}

/** What glides is somewhere else two frames later. */
async function middlesAfterFrames(elements: Element[]): Promise<{ x: number; y: number }[]> {
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
  return elements.map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect()
    return { x: x + width / 2, y: y + height / 2 }
  })
}

/** The explorer's map in a browser, by what a person sees of it and does with a mouse. */
import type { Locator, Page } from 'playwright-core'
import sharp from 'sharp'

/** Dots let a little of the ground through. */
const mostOffPerChannel = 40

export type Place = readonly [x: number, y: number]

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
  readonly complaints: string[] = []

  constructor(page: Page) {
    this.page = page
    page.on('console', (message) => this.complaints.push(message.text()))
    page.on('pageerror', (error) => this.complaints.push(error.message))
  }

  async open(address: string, run: number): Promise<void> {
    await this.page.goto(address)
    await this.page.waitForURL(/#\/library\/[0-9a-f]{16}$/)
    await this.page.evaluate(`location.hash += '/run/${run}'`)
    await this.page.waitForSelector('[data-drawn]:not([data-drawn="0"])')
    await this.page.waitForTimeout(200)
  }

  async box(): Promise<{ x: number; y: number; width: number; height: number }> {
    const box = await this.page.getByRole('application', { name: 'Map' }).boundingBox()
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

  get legend(): Locator {
    return this.page.getByRole('region', { name: 'What the colours stand for' })
  }

  /** @param name of the menu that the button `Colour` opens */
  async colourBy(name: string): Promise<void> {
    await this.page.getByRole('button', { name: /^Colour / }).click()
    await this.page.getByRole('menuitemradio', { name, exact: true }).click()
    await this.page.keyboard.press('Escape')
  }

  async marked(): Promise<number> {
    const said = await this.page.getByText(/^\d+ marked/).allTextContents()
    return said.length === 0 ? 0 : Number.parseInt(said[0], 10)
  }

  /** Points at a patch: below the name of a topic there are some. */
  async pointAtPatch(): Promise<void> {
    const name = await this.page.locator('.labels .label').first().boundingBox()
    if (!name) throw new Error('No topic has its name on the map.')
    await this.page.mouse.move(name.x + name.width / 2, name.y + name.height / 2, { steps: 4 })
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

/** The explorer's map in a browser, by what a person sees of it and does with a mouse. */
import type { Page } from 'playwright-core'
import sharp from 'sharp'

export type Place = readonly [x: number, y: number]

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

  async marked(): Promise<number> {
    const said = await this.page.getByText(/^\d+ marked/).allTextContents()
    return said.length === 0 ? 0 : Number.parseInt(said[0], 10)
  }

  /** How many clearly different strong colours are on the map, beside the legend. */
  async colours(): Promise<number> {
    const box = await this.box()
    const png = await this.page.screenshot({
      clip: { x: box.x, y: box.y + 60, width: box.width * 0.7, height: box.height - 110 },
    })
    const pixels = await sharp(png).removeAlpha().raw().toBuffer()
    const counts = new Map<number, number>()
    for (let i = 0; i < pixels.length; i += 3) {
      const [red, green, blue] = [pixels[i], pixels[i + 1], pixels[i + 2]]
      if (Math.max(red, green, blue) - Math.min(red, green, blue) < 60) continue
      const colour = (red >> 5) * 64 + (green >> 5) * 8 + (blue >> 5)
      counts.set(colour, (counts.get(colour) ?? 0) + 1)
    }
    return [...counts.values()].filter((count) => count > 30).length
  }
}

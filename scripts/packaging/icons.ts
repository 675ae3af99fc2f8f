/** `npm run icons`: renders the drawings in build/icons to what each system wants. The outcome is kept in the repository. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { encodeIcns, encodeIco, type IconPng } from './icon-containers.ts'

const folder = join(import.meta.dirname, '../../build/icons')
const icoSidesPx = [16, 24, 32, 48, 64, 128, 256]
const icnsSidesPx = [16, 32, 64, 128, 256, 512, 1024]
const pngSidesPx = [16, 32, 48, 64, 128, 256, 512]
/** The plate within the drawing: macOS wants the margin around it, the others do not. */
const plate = { left: 90, top: 90, width: 844, height: 844 }
const drawnPx = 1024

async function render(svg: Buffer, sidesPx: readonly number[], cropped: boolean): Promise<IconPng[]> {
  return Promise.all(
    sidesPx.map(async (sidePx) => {
      // Drawn large and made smaller, so that thin edges stay even.
      const drawing = sharp(svg, { density: 72 * 2 }).resize(drawnPx)
      const whole = cropped ? drawing.extract(plate) : drawing
      const png = await sharp(await whole.png().toBuffer())
        .resize(sidePx, sidePx, { kernel: 'lanczos3' })
        .png({ compressionLevel: 9, palette: false })
        .toBuffer()
      return { sidePx, png }
    }),
  )
}

async function writeIcons(name: 'app' | 'library'): Promise<void> {
  const svg = await readFile(join(folder, `${name}.svg`))
  const cropped = name === 'app'
  await writeFile(join(folder, `${name}.ico`), encodeIco(await render(svg, icoSidesPx, cropped)))
  await writeFile(join(folder, `${name}.icns`), encodeIcns(await render(svg, icnsSidesPx, false)))
  if (name !== 'app') return
  await mkdir(join(folder, 'png'), { recursive: true })
  for (const { sidePx, png } of await render(svg, pngSidesPx, cropped))
    await writeFile(join(folder, 'png', `${sidePx}x${sidePx}.png`), png)
}

await writeIcons('app')
await writeIcons('library')

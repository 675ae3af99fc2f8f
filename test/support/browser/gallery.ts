import type { Page } from 'playwright-core'

/** The index of the gallery's cell that has the keyboard, as a reader is told; -1 for none. */
export function indexOfActive(page: Page): Promise<number> {
  return page.evaluate(() => {
    const grid = document.querySelector('[role="grid"][aria-activedescendant]')
    const cell = document.getElementById(grid?.getAttribute('aria-activedescendant') ?? '')
    return Number(cell?.dataset.index ?? -1)
  })
}

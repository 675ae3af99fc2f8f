/** What a page shows for a while only: watched for from within, since a busy machine may look too late. */
import type { Page } from 'playwright-core'

interface Box {
  x: number
  y: number
  width: number
  height: number
}

/**
 * Watches, from now on until the page is left, for an element with such a text.
 *
 * @returns gives the places that it has had on the screen, each once; none as long as it has not been there
 */
export async function watchFor(page: Page, selector: string, text = /(?:)/): Promise<() => Promise<Box[]>> {
  const watch = await page.evaluateHandle(
    ([wanted, pattern]) => {
      const places = new Map<string, Box>()
      const matches = new RegExp(pattern)
      const look = (): void => {
        const found = [...document.querySelectorAll(wanted)].find((it) => matches.test(it.textContent))
        if (!found) return
        const { x, y, width, height } = found.getBoundingClientRect()
        places.set([x, y, width, height].join(), { x, y, width, height })
      }
      look()
      new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true })
      return places
    },
    [selector, text.source],
  )
  return () => watch.evaluate((places) => [...places.values()])
}

/**
 * Where the focus goes when a menu or a dialog closes: back to where it came from, in the moment of closing, and only if nobody
 * has taken it since. Reka UI gives it back in a timer; by then the next menu may be open, which a focus outside would close, or
 * a field may have the focus, which would lose it.
 */
export interface FocusReturn {
  /** As the layer opens; without an origin, what has the focus now. */
  remember(origin?: Element | null): void
  /** On Reka UI's `closeAutoFocus`, whose target is the layer's element. */
  giveBack(event: Event): void
}

/** By the element of a closed layer. A dialog that was opened from a menu remembers an entry that is gone with the menu. */
const origins = new WeakMap<Element, Element>()

export function createFocusReturn(): FocusReturn {
  let from: Element | null = null
  return {
    remember: (origin = document.activeElement) => {
      from = origin
    },
    giveBack: (event) => {
      event.preventDefault()
      const layer = event.target
      if (!(layer instanceof Element) || from === null) return
      origins.set(layer, from)
      const holder = document.activeElement
      const isTaken = holder !== null && holder !== document.body && !layer.contains(holder)
      const origin = findRemaining(from)
      if (!isTaken && origin instanceof HTMLElement) origin.focus({ preventScroll: true })
    },
  }
}

/** The element, or in place of one that is gone with its layer what had the focus before that. */
function findRemaining(element: Element): Element | null {
  if (element.isConnected) return element
  for (let above: Element | null = element; above !== null; above = above.parentElement) {
    const origin = origins.get(above)
    if (origin) return findRemaining(origin)
  }
  return null
}

import type { CDPSession } from 'playwright-core'

export interface Finger {
  x: number
  y: number
}

/** Fingers on the screen, in pixels of the page. */
export class Fingers {
  readonly session: CDPSession

  constructor(session: CDPSession) {
    this.session = session
  }

  async down(fingers: readonly Finger[]): Promise<void> {
    await this.send('touchStart', fingers)
  }

  async slide(from: readonly Finger[], to: readonly Finger[]): Promise<void> {
    const steps = 8
    for (let step = 1; step <= steps; step++) {
      const way = (a: number, b: number): number => a + ((b - a) * step) / steps
      const fingers = from.map(({ x, y }, at) => ({ x: way(x, to[at].x), y: way(y, to[at].y) }))
      await this.send('touchMove', fingers)
    }
  }

  async up(): Promise<void> {
    await this.send('touchEnd', [])
  }

  /** The second of two; the first stays. */
  async upSecond({ x, y }: Finger): Promise<void> {
    await this.session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [{ x, y, id: 1 }] })
  }

  async drag(from: readonly Finger[], to: readonly Finger[]): Promise<void> {
    await this.down(from)
    await this.slide(from, to)
    await this.up()
  }

  private async send(
    type: 'touchStart' | 'touchMove' | 'touchEnd',
    fingers: readonly Finger[],
  ): Promise<void> {
    const touchPoints = fingers.map(({ x, y }, id) => ({ x, y, id }))
    await this.session.send('Input.dispatchTouchEvent', { type, touchPoints })
  }
}

/** Two fingers beside each other, so far from their middle. */
export function pair({ x, y }: Finger, halfPx: number): Finger[] {
  return [
    { x: x - halfPx, y },
    { x: x + halfPx, y },
  ]
}

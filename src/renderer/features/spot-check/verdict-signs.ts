import { Check, CircleHelp, X } from '@lucide/vue'
import type { Component } from 'vue'
import type { Verdict } from '../../../shared/contract/curation.ts'

/** How a verdict is shown and given: a picture, a key, and a class for its colour. */
export const verdictSigns: Record<Verdict, { icon: Component; key: string }> = {
  belongs: { icon: Check, key: 'Y' },
  'does-not': { icon: X, key: 'N' },
  unsure: { icon: CircleHelp, key: 'U' },
}

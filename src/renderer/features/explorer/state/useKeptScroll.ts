/** A list that is scrolled to where it was when the run was left. */
import { useEventListener } from '@vueuse/core'
import { nextTick, watch, type Ref } from 'vue'
import { useExploredRun } from './explored-run.ts'
import { memoryOf } from './explorer-memory.ts'

export interface KeptScroll {
  /** Whether the list has its rows and its size, so that it can be scrolled. */
  isLaid: () => boolean
  scrollTo: (px: number) => void
}

export function useKeptScroll(
  name: 'topics' | 'gallery',
  scroller: Readonly<Ref<HTMLElement | null>>,
  { isLaid, scrollTo }: KeptScroll,
): void {
  const { scrolled } = memoryOf(useExploredRun().key)
  const before = scrolled.get(name)
  let isBack = before === undefined
  useEventListener(
    scroller,
    'scroll',
    () => {
      if (isBack && scroller.value) scrolled.set(name, scroller.value.scrollTop)
    },
    { passive: true },
  )
  watch(
    isLaid,
    async (laid) => {
      if (!laid || isBack || before === undefined) return
      await nextTick()
      scrollTo(before)
      isBack = true
    },
    { immediate: true },
  )
}

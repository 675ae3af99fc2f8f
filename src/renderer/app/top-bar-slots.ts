/** Where a view puts its own things into the top bar: `<Teleport defer :to="topBarSlots.where">`. */
export const topBarSlots = {
  /** Library, run chooser. */
  where: '#top-bar-where',
  /** Export and the one thing to do next. */
  actions: '#top-bar-actions',
} as const

/** Where a view says how far its own work is: `<Teleport defer :to="statusBarSlot">`. */
export const statusBarSlot = '#status-bar-slot'

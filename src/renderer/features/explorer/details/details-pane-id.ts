/** The pane takes the focus from the gallery. */
export const detailsPaneId = 'explorer-details'

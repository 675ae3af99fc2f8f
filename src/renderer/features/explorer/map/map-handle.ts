/** What the tools around the map can ask of it. */
export interface MapHandle {
  fit: () => void
  /** Smoothly, about the middle. */
  zoomBy: (factor: number) => void
  /** By pixels of the pane. */
  pan: (byX: number, byY: number) => void
  /** Gives up the area that is being drawn; false when there is none. */
  cancel: () => boolean
}

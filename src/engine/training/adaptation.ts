/**
 * How a pretrained backbone is adapted to a user's photos: the heads learn alone for the first fifth of the steps, then the
 * backbone follows at a tenth of their learning rate. Tried on London and on drawn faces: docs/pretraining.md.
 */
export const adaptation = { headStart: 0.2, backboneRate: 0.1 }

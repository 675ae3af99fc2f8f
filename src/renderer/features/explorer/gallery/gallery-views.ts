export const galleryViews = ['patch', 'face', 'photo'] as const
/** What a cell shows: the patch itself, or where it was cut from. */
export type GalleryView = (typeof galleryViews)[number]

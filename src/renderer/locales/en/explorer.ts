export const explorer = {
  unfinished: 'This run is not finished',
  unfinishedText: 'Start it again; it goes on from what was done.',
  opening: 'Opening the run',
  resizeTopics: 'Width of the list of topics',
  resizeGallery: 'Height of the gallery',
  resizeDetails: 'Width of the details',
}

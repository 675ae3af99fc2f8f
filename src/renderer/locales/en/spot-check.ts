export const spotCheck = {
  title: 'Spot-check',
}

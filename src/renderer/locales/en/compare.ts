export const compare = {
  title: 'Compare runs',
  action: 'Compare two runs',
}

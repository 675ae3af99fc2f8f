export const compare = {
  title: 'Compare runs',
}

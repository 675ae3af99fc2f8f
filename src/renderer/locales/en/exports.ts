export const exports = {
  title: 'Export',
  keywords: 'export save download table file',
  csvAll: 'Table (CSV) of {count} patch | Table (CSV) of all {count} patches',
  csvTopic: 'Table (CSV) of the open topic',
  csvOf: 'Table (CSV) of “{title}”',
  csvMarked:
    'Table (CSV) of marked patches | Table (CSV) of {count} marked patch | Table (CSV) of {count} marked patches',
  spotCheck: 'Report on the spot-checks (HTML)',
  saved: '{name} is made',
}

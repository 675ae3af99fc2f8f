export interface Migration {
  /** The `user_version` of a library after this migration. */
  version: number
  name: string
  sql: string
}

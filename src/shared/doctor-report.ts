export interface DoctorCheck {
  name: string
  state: 'works' | 'missing' | 'fails'
  /** A sentence: what was found, or what to do. */
  detail: string
}

export interface DoctorReport {
  versions: Record<string, string>
  checks: DoctorCheck[]
}

/** What a check found. */
export type Finding =
  | { readonly state: 'ok'; readonly note?: string }
  /** What is wrong, why that matters, and what to do, in a sentence. */
  | { readonly state: 'failed'; readonly reason: string }
  | { readonly state: 'skipped'; readonly reason: string }

/** A check's finding under its name. */
export interface Result {
  readonly name: string
  readonly finding: Finding
}

export function ok(note?: string): Finding {
  return note === undefined ? { state: 'ok' } : { state: 'ok', note }
}

export function failed(reason: string): Finding {
  return { state: 'failed', reason }
}

export function skipped(reason: string): Finding {
  return { state: 'skipped', reason }
}

/** Results of checks that cannot be made, all for one reason. */
export function allSkipped(names: readonly string[], reason: string): readonly Result[] {
  return names.map((name) => ({ name, finding: skipped(reason) }))
}

/** A line: `ready: ok (in 0.4 s)`, `stop: FAILED: …`, `start: skipped: …`. */
export function showResult({ name, finding }: Result): string {
  if (finding.state === 'ok')
    return `${name}: ok${finding.note === undefined ? '' : ` (${oneLine(finding.note)})`}`
  return `${name}: ${finding.state === 'failed' ? 'FAILED' : finding.state}: ${oneLine(finding.reason)}`
}

/** What a process said may have lines and colours of its own. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ').trim()
}

import type { SubjectSummary } from '../summary/summarize.ts'

/** Which of its cold starts is shown of each subject: `the one in the middle of 8`, or `of 5 or 8` where numbers differ. */
export function whichStart(summaries: readonly SubjectSummary[]): string {
  const counts = new Set(summaries.flatMap(({ cold }) => cold?.starts ?? []))
  return `the one in the middle of ${[...counts].sort((a, b) => a - b).join(' or ')}`
}

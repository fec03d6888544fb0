import { errorsOf, type MeasuredLoad, type SubjectResult } from '../result/bench-result.ts'

const loops = { alone: 'one connection', closed: 'the closed loop', open: 'the open loop' } as const

/** What failed that did not before, a sentence each: requests at all, or all of a load. */
export function failures(name: string, old: SubjectResult, now: SubjectResult): readonly string[] {
  const failed = countErrors(now)
  const silent = Object.entries(loops).flatMap(([loop, title]) => {
    const [before, after] = [old, now].map((one) => one[loop as keyof typeof loops] ?? [])
    if (before?.every(isSilent) || !after?.some(isSilent)) return []
    const rounds = `${after.filter(isSilent).length} of ${after.length} rounds`
    return [`${name}: no request of ${title} was answered in ${rounds}, before there were answers`]
  })
  return [
    ...(failed > 0 && countErrors(old) === 0 ? [`${name}: ${failed} requests failed, before none`] : []),
    ...silent,
  ]
}

function isSilent({ answered }: MeasuredLoad): boolean {
  return answered === 0
}

function countErrors({ alone = [], closed, open }: SubjectResult): number {
  return [...alone, ...closed, ...open].reduce((sum, load) => sum + errorsOf(load), 0)
}

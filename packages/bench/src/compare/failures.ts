import { errorsOf, type MeasuredLoad, type SubjectResult } from '../result/bench-result.ts'

/** More requests that failed than before. */
export interface Failure {
  readonly sentence: string
  /** Whether they are so many more that the second result is worse. */
  readonly worse: boolean
}

const loops = { alone: 'one connection', closed: 'the closed loop', open: 'the open loop' } as const

/** By how much the share of a loop's requests that failed may rise, if some of the subject's failed before. */
const mayRise = 0.01

/** What failed more than before: requests where none did, a larger share of a loop's, or all of a load. */
export function failures(name: string, old: SubjectResult, now: SubjectResult): readonly Failure[] {
  const failed = failedOf(allOf(now))
  const never = failedOf(allOf(old)) === 0
  const found = Object.entries(loops).flatMap(([loop, title]) => {
    const [before = [], after = []] = [old, now].map((one) => one[loop as keyof typeof loops])
    return [...(never ? [] : risen(title, before, after)), ...silent(title, before, after)]
  })
  const first =
    never && failed > 0 ? [{ sentence: `${failed} requests failed, before none`, worse: true }] : []
  return [...first, ...found].map(({ sentence, worse }) => ({ sentence: `${name}: ${sentence}`, worse }))
}

function risen(
  title: string,
  before: readonly MeasuredLoad[],
  after: readonly MeasuredLoad[],
): readonly Failure[] {
  const rise = failedOf(after) / askedOf(after) - failedOf(before) / askedOf(before)
  // NaN where one of them was not measured.
  if (!(rise > 0)) return []
  const [then, now] = [before, after].map((loads) => `${failedOf(loads)} of ${askedOf(loads)}`)
  return [{ sentence: `${now} requests of ${title} failed, before ${then}`, worse: rise > mayRise }]
}

function silent(
  title: string,
  before: readonly MeasuredLoad[],
  after: readonly MeasuredLoad[],
): readonly Failure[] {
  const count = (loads: readonly MeasuredLoad[]) => loads.filter(({ answered }) => answered === 0).length
  if (!(count(after) / after.length > count(before) / before.length)) return []
  const [then, now] = [before, after].map((loads) => `${count(loads)} of ${loads.length}`)
  return [
    { sentence: `no request of ${title} was answered in ${now} rounds, before in ${then}`, worse: true },
  ]
}

function allOf({ alone = [], closed, open }: SubjectResult): readonly MeasuredLoad[] {
  return [...alone, ...closed, ...open]
}

function failedOf(loads: readonly MeasuredLoad[]): number {
  return loads.reduce((sum, load) => sum + errorsOf(load), 0)
}

function askedOf(loads: readonly MeasuredLoad[]): number {
  return loads.reduce((sum, { answered }) => sum + answered, failedOf(loads))
}

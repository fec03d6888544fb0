import { coldPhases } from '../cold/cold-start.ts'
import { benchTargets } from '../target/target.ts'

/** What is wrong with a value of a result, at a path such as `subjects[2].cold[0].total`. */
type Complain = (path: string, why: string) => never

type Fields = Readonly<Record<string, unknown>>

const targets: readonly unknown[] = [...benchTargets, 'function', 'endpoint']

/** Checks what reports reckon with in a result that was read; calls `complain` at the first fault. */
export function checkResult(result: Fields, complain: Complain): void {
  checkValues(result, '', complain)
  for (const [at, subject] of listOf(result, 'subjects', '', complain).entries())
    checkSubject(fieldsOf(subject, `subjects[${at}]`, complain), `subjects[${at}]`, complain)
}

/** Every number, and every text: a terminal shows some of them. */
function checkValues(value: unknown, path: string, complain: Complain): void {
  if (typeof value === 'number' && !(value >= 0 && Number.isFinite(value)))
    complain(path, `is ${value}, wanted is a finite number of at least 0`)
  if (typeof value === 'string' && hasControl(value)) complain(path, 'has a control character')
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    if (hasControl(key)) complain(path, 'has a name with a control character')
    checkValues(
      inner,
      Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`,
      complain,
    )
  }
}

function checkSubject(subject: Fields, path: string, complain: Complain): void {
  const { subject: asked, alone, jobs } = subject
  const { target, engine, name } = fieldsOf(asked, `${path}.subject`, complain)
  if (!targets.includes(target)) complain(`${path}.subject.target`, `is none of ${targets.join(', ')}`)
  const deployed = target === 'function' || target === 'endpoint'
  if (typeof (deployed ? name : engine) !== 'string')
    complain(`${path}.subject.${deployed ? 'name' : 'engine'}`, 'is no text')
  const each = (key: string, check: (fields: Fields, path: string, complain: Complain) => void) => {
    for (const [at, item] of listOf(subject, key, `${path}.`, complain).entries())
      check(fieldsOf(item, `${path}.${key}[${at}]`, complain), `${path}.${key}[${at}]`, complain)
  }
  each('cold', checkCold)
  if (alone !== undefined) each('alone', checkLoad)
  each('closed', checkLoad)
  each('open', checkLoad)
  if (jobs !== undefined) each('jobs', checkJob)
}

function checkCold(cold: Fields, path: string, complain: Complain): void {
  numberOf(cold, 'total', path, complain)
  for (const phase of Object.keys(coldPhases))
    if (cold[phase] !== undefined) numberOf(cold, phase, path, complain)
}

function checkLoad(load: Fields, path: string, complain: Complain): void {
  const { errors, reported: told } = load
  numberOf(load, 'answered', path, complain)
  checkSeconds(load, path, complain)
  fieldsOf(errors, `${path}.errors`, complain)
  checkLatencies(load, 'latencies', path, complain)
  if (told === undefined) return
  const reported = fieldsOf(told, `${path}.reported`, complain)
  checkLatencies(reported, 'durations', `${path}.reported`, complain)
  for (const name of ['count', 'billedMilliseconds', 'maxMemoryMegabytes'])
    numberOf(reported, name, `${path}.reported`, complain)
}

function checkJob(job: Fields, path: string, complain: Complain): void {
  for (const name of ['records', 'bytes', 'peakBytes']) numberOf(job, name, path, complain)
  checkSeconds(job, path, complain)
}

function checkSeconds(fields: Fields, path: string, complain: Complain): void {
  if (numberOf(fields, 'seconds', path, complain) === 0) complain(`${path}.seconds`, 'is 0')
}

function checkLatencies(fields: Fields, name: string, path: string, complain: Complain): void {
  let last = -1
  for (const [at, pair] of listOf(fields, name, `${path}.`, complain).entries()) {
    const here = `${path}.${name}[${at}]`
    const [milliseconds, count] = Array.isArray(pair) ? pair : []
    if (typeof milliseconds !== 'number' || typeof count !== 'number')
      complain(here, 'is no pair of milliseconds and how often they were seen')
    if ((milliseconds as number) <= last) complain(here, 'is not longer than the one before')
    last = milliseconds as number
  }
}

function numberOf(fields: Fields, name: string, path: string, complain: Complain): number {
  const value = fields[name]
  return typeof value === 'number' ? value : complain(`${path}.${name}`, 'is no number')
}

function listOf(fields: Fields, name: string, before: string, complain: Complain): readonly unknown[] {
  const value = fields[name]
  return Array.isArray(value) ? value : complain(`${before}${name}`, 'is no list')
}

function fieldsOf(value: unknown, path: string, complain: Complain): Fields {
  const is = typeof value === 'object' && value !== null && !Array.isArray(value)
  return is ? (value as Fields) : complain(path, 'is no object')
}

function hasControl(text: string): boolean {
  return /\p{Cc}/u.test(text)
}

import type { FunctionReport } from '@inferry/lambda-runtime'
import { coldPhases } from '../cold/cold-start.ts'
import type { Machine } from '../figures/describe-machine.ts'
import type { LoadReports } from '../load/reports.ts'
import { benchTargets } from '../target/target.ts'
import type { BenchedModel, BenchSettings, MeasuredJob, MeasuredLoad } from './bench-result.ts'
import {
  type Complain,
  checkFields,
  type Fields,
  fieldsOf,
  itemsOf,
  type Kind,
  pathOf,
} from './check-fields.ts'

type Kinds<T> = Readonly<Record<keyof T, Kind>>

const machine: Kinds<Machine> = {
  ...{ cpu: 'string', arch: 'string', cores: 'number', memoryGiB: 'number', os: 'string', node: 'string' },
}
const model: Kinds<BenchedModel> = {
  ...{ name: 'string', version: 'string', questionBytes: 'number', answerBytes: 'number' },
}
const settings: Kinds<BenchSettings> = {
  ...{ coldStarts: 'number', rounds: 'number', seconds: 'number', connections: 'number', rate: 'number?' },
}
const load: Kinds<Omit<MeasuredLoad, 'errors' | 'latencies' | 'reported'>> = {
  ...{ connections: 'number', seconds: 'number', answered: 'number' },
  ...{ dueRate: 'number?', cpuSeconds: 'number?', peakBytes: 'number?' },
}
const job: Kinds<MeasuredJob> = {
  ...{ records: 'number', bytes: 'number', seconds: 'number', cpuSeconds: 'number?', peakBytes: 'number' },
}
const loadReports: Kinds<Omit<LoadReports, 'durations'>> = {
  ...{ count: 'number', billedMilliseconds: 'number', coldStarts: 'number' },
  ...{ memoryMegabytes: 'number', maxMemoryMegabytes: 'number' },
}
const report: Kinds<FunctionReport> = {
  ...{ durationMilliseconds: 'number', billedMilliseconds: 'number', initMilliseconds: 'number?' },
  ...{ memoryMegabytes: 'number', maxMemoryMegabytes: 'number' },
}
const cold: Readonly<Record<string, Kind>> = {
  total: 'number',
  ...Object.fromEntries(Object.keys(coldPhases).map((phase) => [phase, 'number?'])),
}

const targets: readonly unknown[] = [...benchTargets, 'function', 'endpoint']

/** Checks what readers of a result reckon with, in one that was read; calls `complain` at the first fault. */
export function checkResult(result: Fields, complain: Complain): void {
  checkValues(result, '', complain)
  checkFields(result, { date: 'string' }, '', complain)
  for (const [name, kinds] of Object.entries({ machine, model, settings }))
    checkFields(fieldsOf(result[name], name, complain), kinds, name, complain)
  checkAll(result, 'versions', 'string', '', complain)
  for (const [subject, path] of itemsOf(result, 'subjects', '', complain))
    checkSubject(fieldsOf(subject, path, complain), path, complain)
}

/** Every number, and every text: a terminal shows some of them. */
function checkValues(value: unknown, path: string, complain: Complain): void {
  if (typeof value === 'number' && !(value >= 0 && Number.isFinite(value)))
    complain(path, `is ${value}, wanted is a finite number of at least 0`)
  if (typeof value === 'string' && hasControl(value)) complain(path, 'has a control character')
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    if (hasControl(key)) complain(path, 'has a name with a control character')
    checkValues(inner, Array.isArray(value) ? `${path}[${key}]` : pathOf(path, key), complain)
  }
}

function checkSubject(subject: Fields, path: string, complain: Complain): void {
  const asked = fieldsOf(subject['subject'], `${path}.subject`, complain)
  const { target } = asked
  if (!targets.includes(target)) complain(`${path}.subject.target`, `is none of ${targets.join(', ')}`)
  const deployed = target === 'function' || target === 'endpoint'
  const kinds: Readonly<Record<string, Kind>> = deployed
    ? { name: 'string', model: 'string?', region: 'string?' }
    : { engine: 'string', megabytes: 'number?' }
  checkFields(asked, kinds, `${path}.subject`, complain)
  checkFields(subject, { cpuShareKept: 'boolean?' }, path, complain)
  const each = (name: string, check: (fields: Fields, path: string, complain: Complain) => void) => {
    for (const [item, here] of itemsOf(subject, name, path, complain))
      check(fieldsOf(item, here, complain), here, complain)
  }
  each('cold', checkCold)
  if (subject['alone'] !== undefined) each('alone', checkLoad)
  each('closed', checkLoad)
  each('open', checkLoad)
  if (subject['jobs'] !== undefined) each('jobs', checkJob)
}

function checkCold(fields: Fields, path: string, complain: Complain): void {
  checkFields(fields, cold, path, complain)
  if (fields['reported'] === undefined) return
  const here = `${path}.reported`
  checkFields(fieldsOf(fields['reported'], here, complain), report, here, complain)
}

function checkLoad(fields: Fields, path: string, complain: Complain): void {
  checkFields(fields, load, path, complain)
  checkSeconds(fields, path, complain)
  checkAll(fields, 'errors', 'number', path, complain)
  checkLatencies(fields, 'latencies', path, complain)
  if (fields['reported'] === undefined) return
  const here = `${path}.reported`
  const reported = fieldsOf(fields['reported'], here, complain)
  checkFields(reported, loadReports, here, complain)
  checkLatencies(reported, 'durations', here, complain)
}

function checkJob(fields: Fields, path: string, complain: Complain): void {
  checkFields(fields, job, path, complain)
  checkSeconds(fields, path, complain)
}

function checkSeconds({ seconds }: Fields, path: string, complain: Complain): void {
  if (seconds === 0) complain(`${path}.seconds`, 'is 0')
}

/** An object of any names. */
function checkAll(fields: Fields, name: string, kind: Kind, path: string, complain: Complain): void {
  const here = pathOf(path, name)
  const all = fieldsOf(fields[name], here, complain)
  checkFields(all, Object.fromEntries(Object.keys(all).map((key) => [key, kind])), here, complain)
}

function checkLatencies(fields: Fields, name: string, path: string, complain: Complain): void {
  let last = -1
  for (const [pair, here] of itemsOf(fields, name, path, complain)) {
    const [milliseconds, count] = Array.isArray(pair) ? pair : []
    if (typeof milliseconds !== 'number' || typeof count !== 'number')
      complain(here, 'is no pair of milliseconds and how often they were seen')
    if ((milliseconds as number) <= last) complain(here, 'is not longer than the one before')
    last = milliseconds as number
  }
}

function hasControl(text: string): boolean {
  return /\p{Cc}/u.test(text)
}

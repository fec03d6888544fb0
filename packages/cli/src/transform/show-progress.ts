import { countOf, formatBytes } from '@inferry/core'
import type { Progress, TransformRun } from '@inferry/transform'
import type { Io } from '../io.ts'

/** Between two bars, and between two lines where nobody watches. Milliseconds. */
const barMs = 200
const lineMs = 5_000
const barWidth = 24

/** Shows how far a job is until it ends: a bar on a terminal, else a line of JSON every few seconds. */
export async function showProgress(run: TransformRun, io: Io): Promise<void> {
  const bar = io.terminal.errors
  const show = () =>
    bar ? io.status(barOf(run.progress())) : io.note(JSON.stringify({ event: 'progress', ...run.progress() }))
  const timer = setInterval(show, bar ? barMs : lineMs)
  try {
    await run.summary
  } finally {
    clearInterval(timer)
    if (bar) io.status('')
  }
}

/** One line: how much of the bytes is read, at what rate, how long the rest takes at it, and what failed. */
export function barOf({ seconds, objects, bytes, records, failedRecords }: Progress): string {
  const rate = records / Math.max(seconds, 0.001)
  const parts = [`${countOf(records, 'record')}`, `${Math.round(rate)}/s`]
  if (bytes.total === undefined) parts.unshift(formatBytes(bytes.done))
  else {
    const share = bytes.total === 0 ? 1 : Math.min(1, bytes.done / bytes.total)
    const full = Math.round(share * barWidth)
    parts.unshift(`${'█'.repeat(full)}${'░'.repeat(barWidth - full)} ${Math.floor(share * 100)} %`)
    const left = share > 0 ? (seconds / share) * (1 - share) : undefined
    if (left !== undefined) parts.push(`${clock(left)} left`)
  }
  if (objects.total !== undefined && objects.total > 1) parts.push(`${objects.done}/${objects.total} objects`)
  if (objects.failed > 0) parts.push(`${countOf(objects.failed, 'object')} failed`)
  if (failedRecords > 0) parts.push(`${countOf(failedRecords, 'bad record')}`)
  return parts.join(' · ')
}

/** `1:05`, `2:00:09`. */
function clock(seconds: number): string {
  const whole = Math.ceil(seconds)
  const two = (n: number) => String(n).padStart(2, '0')
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
}

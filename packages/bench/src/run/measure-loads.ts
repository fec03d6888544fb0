import { InferryError } from '@inferry/core'
import { loadApart } from '../load/load-apart.ts'
import { type BenchSettings, errorsOf, type MeasuredLoad, rateOf } from '../result/bench-result.ts'
import { isFunction, type Running, showSubject } from '../target/target.ts'
import { type Gathered, startGathered } from './gathered.ts'
import { measureLoad } from './measure-load.ts'
import type { MeasuredServer } from './measured.ts'

/** Connections of the open loop at most: more requests than that are not under way at once. */
const openConnections = 256

/** A round: a load that is discarded, then those that count, on one server. */
export async function measureLoads(
  one: Gathered,
  server: MeasuredServer,
  { seconds, connections: wanted, rate }: BenchSettings,
  signal: AbortSignal | undefined,
): Promise<void> {
  const running = await startGathered(one, server)
  try {
    const { atOnce = Number.POSITIVE_INFINITY } = running
    const connections = Math.min(wanted, atOnce)
    // Discarded: code is compiled and buffers grow meanwhile.
    await loadApart(running.question, { kind: 'closed', connections, seconds }, signal)
    const first = { kind: 'closed', connections: 1, seconds } as const
    if (!isFunction(server.subject)) one.alone.push(await measureLoad(running, first, signal))
    const closed = await measureLoad(running, { kind: 'closed', connections, seconds }, signal)
    one.closed.push(closed)
    const open = {
      kind: 'open',
      rate: rate ?? halfOf(closed, one, running),
      connections: Math.min(openConnections, atOnce),
      seconds,
    } as const
    one.open.push(await measureLoad(running, open, signal))
  } finally {
    await running.close()
  }
}

/** Requests a second, in tenths below ten; that of the round before if none was answered well in this one. */
function halfOf(closed: MeasuredLoad, { measured, open }: Gathered, running: Running): number {
  const rate = rateOf(closed) / 2
  if (rate > 0) return rate < 10 ? Math.max(0.1, Math.round(rate * 10) / 10) : Math.round(rate)
  const before = open.at(-1)?.dueRate
  if (before !== undefined) return before
  const message = `${showSubject(measured.subject)}: none of ${errorsOf(closed)} requests was answered well (${Object.keys(closed.errors).join(', ')})`
  const said = running.log().trim().split('\n').at(-1)
  throw new InferryError('NOT_READY', said ? `${message}; it wrote last: ${said}` : message)
}

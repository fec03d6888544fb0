import type { Engine } from '@inferry/core'
import {
  type Door,
  type DoorAnswer,
  exceptionFor,
  type OpenDoors,
  type ParityException,
  type RequestCase,
  type RequestSuite,
} from '../../src/index.ts'

/** What came of one suite's cases, asked of every door of one engine. */
export interface SuiteResult {
  readonly suite: string
  readonly engine: string
  /** The first is the one that the others are compared with. */
  readonly doors: readonly string[]
  readonly cases: number
  /** Answers equal to the first door's in status, content type, headers that matter and bytes. */
  readonly identical: number
  /** How often each exception was met, and held. */
  readonly excepted: ReadonlyMap<ParityException, number>
  /** A sentence for each answer that is not what it is to be. */
  readonly faults: readonly string[]
}

/** Opens the doors, asks each every case, one after the other, and closes them. */
export async function runSuite(
  { name: suite, paths, cases }: RequestSuite,
  engine: Engine,
  open: readonly OpenDoors[],
): Promise<SuiteResult> {
  const doors: Door[] = []
  const faults: string[] = []
  const excepted = new Map<ParityException, number>()
  const names = new Set<string>()
  let identical = 0
  try {
    for (const openDoors of open) doors.push(...(await openDoors(paths, engine)))
    const [first, ...others] = doors as [Door, ...Door[]]
    for (const request of cases) {
      if (names.has(request.name)) faults.push(`${suite}: ${request.name} stands twice`)
      names.add(request.name)
      const where = `${suite}, ${engine.name}, ${request.name}`
      const local = await first.ask(request)
      const unexpected = unexpectedIn(request, local)
      if (unexpected !== undefined) faults.push(`${where}: ${first.name} answered ${unexpected}`)
      for (const door of others) {
        const answer = await door.ask(request)
        const exception = exceptionFor(door.name, request)
        const holds = exception?.holds(answer, local) ?? described(answer) === described(local)
        if (!holds)
          faults.push(`${where}: ${door.name} answered ${described(answer)}, not ${described(local)}`)
        else if (exception === undefined) identical++
        else excepted.set(exception, (excepted.get(exception) ?? 0) + 1)
      }
    }
  } finally {
    for (const door of doors) await door.close()
  }
  return {
    suite,
    engine: engine.name,
    doors: doors.map(({ name }) => name),
    cases: cases.length,
    identical,
    excepted,
    faults,
  }
}

/** What of an answer is not as the case says. */
function unexpectedIn(request: RequestCase, answer: DoorAnswer): string | undefined {
  const { status, contentType, contains, method } = request
  const typed =
    contentType === undefined
      ? answer.contentType === undefined
      : (answer.contentType ?? '').startsWith(contentType)
  const text = Buffer.from(answer.body).toString('utf8')
  const missing = method === 'HEAD' ? undefined : contains.find((part) => !text.includes(part))
  if (answer.status === status && typed && missing === undefined) return undefined
  return `${described(answer)}, expected ${status} ${contentType ?? 'without a content type'} with ${contains}`
}

function described({ status, contentType, body, headers }: DoorAnswer): string {
  return `${status} ${contentType} ${JSON.stringify(headers)} ${Buffer.from(body).toString('latin1')}`
}

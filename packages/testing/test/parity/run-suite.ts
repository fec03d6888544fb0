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

/** Opens the doors, asks each every case, and closes them. Doors of one adapter may share a model: they are asked in turn. */
export async function runSuite(
  { name: suite, paths, cases }: RequestSuite,
  engine: Engine,
  open: readonly OpenDoors[],
): Promise<SuiteResult> {
  const groups: (readonly Door[])[] = []
  const faults: string[] = []
  const excepted = new Map<ParityException, number>()
  const names = new Set<string>()
  let identical = 0

  function compare(request: RequestCase, where: string, answer: Answered, local: DoorAnswer): void {
    const exception = exceptionFor(answer.door, request)
    const holds = exception?.holds(answer, local) ?? described(answer) === described(local)
    if (!holds) faults.push(`${where}: ${answer.door} answered ${described(answer)}, not ${described(local)}`)
    else if (exception === undefined) identical++
    else excepted.set(exception, (excepted.get(exception) ?? 0) + 1)
  }

  try {
    for (const openDoors of open) groups.push(await openDoors(paths, engine))
    for (const request of cases) {
      if (names.has(request.name)) faults.push(`${suite}: ${request.name} stands twice`)
      names.add(request.name)
      const where = `${suite}, ${engine.name}, ${request.name}`
      const answers = await Promise.all(groups.map((doors) => askInTurn(doors, request)))
      const [local, ...others] = answers.flat() as [Answered, ...Answered[]]
      const unexpected = unexpectedIn(request, local)
      if (unexpected !== undefined) faults.push(`${where}: ${local.door} answered ${unexpected}`)
      for (const answer of others) compare(request, where, answer, local)
    }
  } finally {
    for (const door of groups.flat()) await door.close()
  }
  const doors = groups.flat().map(({ name }) => name)
  return { suite, engine: engine.name, doors, cases: cases.length, identical, excepted, faults }
}

interface Answered extends DoorAnswer {
  readonly door: string
}

async function askInTurn(doors: readonly Door[], request: RequestCase): Promise<readonly Answered[]> {
  const answers: Answered[] = []
  for (const door of doors) answers.push({ door: door.name, ...(await door.ask(request)) })
  return answers
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

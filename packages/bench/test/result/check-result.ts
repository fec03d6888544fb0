import t from 'tap'
import { checkResult } from '../../src/result/check-result.ts'
import { deployedSubjects, loadOf, resultOf, workerOf } from '../fixtures/results.ts'

type Fields = Record<string, unknown>

/** The first fault of a result, as read from its file. */
function faultOf(text: string): string | undefined {
  try {
    checkResult(JSON.parse(text), (path, why) => {
      throw new Error(`${path} ${why}`)
    })
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}

const lambda = { target: 'lambda', engine: 'trees', megabytes: 512 } as const
const base = resultOf({}, { subject: lambda })
const [local, fn] = base.subjects
const whole = {
  ...base,
  subjects: [{ ...local, alone: [loadOf(2)] }, fn, workerOf(1), ...deployedSubjects()],
}

t.test('what was measured is well', async (t) => {
  t.equal(faultOf(JSON.stringify(whole)), undefined)
})

t.test('the first fault, with its path', async (t) => {
  for (const [path, value, message] of [
    [
      'subjects.0.cold.0.total',
      -1,
      'subjects[0].cold[0].total is -1, wanted is a finite number of at least 0',
    ],
    ['subjects.0.cold.1.load', 'x', 'subjects[0].cold[1].load is no number'],
    ['subjects.0.cold.0.total', null, 'subjects[0].cold[0].total is no number'],
    ['subjects.0.closed.1.seconds', 0, 'subjects[0].closed[1].seconds is 0'],
    [
      'subjects.0.alone.0.latencies',
      [
        [2, 1],
        [1, 1],
      ],
      'subjects[0].alone[0].latencies[1] is not longer than the one before',
    ],
    [
      'subjects.0.open.0.latencies',
      [[2, -1]],
      'subjects[0].open[0].latencies[0][1] is -1, wanted is a finite number of at least 0',
    ],
    [
      'subjects.0.open.0.latencies',
      [2],
      'subjects[0].open[0].latencies[0] is no pair of milliseconds and how often they were seen',
    ],
    ['subjects.1.closed.0.reported.durations', {}, 'subjects[1].closed[0].reported.durations is no list'],
    ['subjects.2.jobs.0.records', '1', 'subjects[2].jobs[0].records is no number'],
    ['subjects.3.subject.name', 'a\u001b[2J', 'subjects[3].subject.name has a control character'],
    ['model.name', 'a\nb', 'model.name has a control character'],
    [
      'subjects.0.open.0.errors',
      { 'a\u0007': 1 },
      'subjects[0].open[0].errors has a name with a control character',
    ],
    [
      'subjects.0.subject.target',
      'moon',
      'subjects[0].subject.target is none of local, lambda, sagemaker, fargate, function, endpoint',
    ],
    ['subjects.4.subject.name', 7, 'subjects[4].subject.name is no text'],
    ['subjects.0.open', 7, 'subjects[0].open is no list'],
    ['subjects.0', null, 'subjects[0] is no object'],
    ['date', undefined, 'date is no text'],
    ['machine', undefined, 'machine is no object'],
    ['machine.arch', undefined, 'machine.arch is no text'],
    ['machine.cores', '2', 'machine.cores is no number'],
    ['versions', [], 'versions is no object'],
    ['versions.fastify', 5, 'versions.fastify is no text'],
    ['model', undefined, 'model is no object'],
    ['model.version', 1, 'model.version is no text'],
    ['model.answerBytes', undefined, 'model.answerBytes is no number'],
    ['settings', undefined, 'settings is no object'],
    ['settings.seconds', undefined, 'settings.seconds is no number'],
    ['settings.rate', '9', 'settings.rate is no number'],
    ['subjects.1.subject.megabytes', '512', 'subjects[1].subject.megabytes is no number'],
    ['subjects.1.cpuShareKept', 1, 'subjects[1].cpuShareKept is neither true nor false'],
    ['subjects.3.subject.region', 1, 'subjects[3].subject.region is no text'],
    [
      'subjects.0.closed.0.errors',
      { 'status 503': '4' },
      'subjects[0].closed[0].errors.status 503 is no number',
    ],
    ['subjects.0.closed.0.cpuSeconds', null, 'subjects[0].closed[0].cpuSeconds is no number'],
    [
      'subjects.1.closed.0.reported.coldStarts',
      undefined,
      'subjects[1].closed[0].reported.coldStarts is no number',
    ],
    [
      'subjects.1.closed.0.reported.memoryMegabytes',
      '512',
      'subjects[1].closed[0].reported.memoryMegabytes is no number',
    ],
    ['subjects.2.jobs.0.peakBytes', undefined, 'subjects[2].jobs[0].peakBytes is no number'],
    [
      'subjects.3.cold.0.reported.initMilliseconds',
      '9',
      'subjects[3].cold[0].reported.initMilliseconds is no number',
    ],
    ['subjects.3.cold.0.reported', 1, 'subjects[3].cold[0].reported is no object'],
  ] as const) {
    const copy = structuredClone(whole)
    const keys = path.split('.')
    const last = keys.pop() ?? ''
    const place = keys.reduce((at, key) => at[key] as Fields, copy as unknown as Fields)
    place[last] = value
    t.equal(faultOf(JSON.stringify(copy)), message)
  }
  const text = JSON.stringify(whole).replace('"total":80', '"total":1e999')
  t.match(faultOf(text), /^subjects\[0\]\.cold\[0\]\.total is Infinity/)
})

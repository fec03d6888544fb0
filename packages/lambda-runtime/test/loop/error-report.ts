import t from 'tap'
import { toErrorReport } from '../../src/loop/error-report.ts'

t.test('an error', async (t) => {
  const error = new TypeError('no such column')
  const { trace, ...rest } = toErrorReport(error)
  t.same(rest, { errorType: 'TypeError', errorMessage: 'no such column' })
  t.equal(trace.join('\n'), error.stack)
})

const thrown: readonly (readonly [string, unknown, string, string])[] = [
  ['a text', 'text', 'string', 'text'],
  ['nothing', undefined, 'undefined', 'undefined'],
  ['a number', 1n, 'bigint', '1'],
  ['an error with no stack', Object.assign(new Error('bare'), { stack: undefined }), 'Error', 'bare'],
  ['an object without a prototype', Object.create(null), 'handled', 'what was thrown cannot be read'],
  [
    'an error whose message throws',
    Object.defineProperty(new Error(), 'message', { get: () => thrower() }),
    'handled',
    'what was thrown cannot be read',
  ],
]

function thrower(): never {
  throw new Error('from a getter')
}

for (const [name, value, errorType, errorMessage] of thrown) {
  t.test(name, async (t) => t.same(toErrorReport(value), { errorType, errorMessage, trace: [] }))
}

import t from 'tap'
import { startInstance } from '../../src/environment/function-instance.ts'
import { checkSettings } from '../../src/environment/function-settings.ts'
import { fixtures } from '../fixtures/folder.ts'
import { invocation, parsed } from '../fixtures/scripted-api.ts'

const cases = [
  { act: 'throwLater', end: 'exit status 129', errorType: 'RangeError', message: 'thrown by a timer' },
  {
    act: 'rejectUnhandled',
    end: 'exit status 128',
    errorType: 'Runtime.UnhandledPromiseRejection',
    message: 'RangeError: rejected and forgotten',
  },
]

for (const { act, end, errorType, message } of cases) {
  t.test(`${act}: reported, then ${end}`, async (t) => {
    let output = ''
    const settings = checkSettings({ folder: fixtures, handler: 'acts.handler', memoryMegabytes: 1769 })
    const instance = await startInstance(settings, (text) => {
      output += text
    })
    await instance.init
    const phase = await instance.run(invocation('id', { act }))
    if (phase.kind !== 'ended' || phase.answer === undefined)
      throw new Error('it did not end, or not with a report')
    t.same(phase.end, { description: end, outOfMemory: false })
    const { errorType: type, errorMessage, trace } = parsed(phase.answer)
    t.same([type, errorMessage], [errorType, message])
    t.match(trace, [/^R.*/, /acts\.mjs/])
    t.match(output, message)
  })
}

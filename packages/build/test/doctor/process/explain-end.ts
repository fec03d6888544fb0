import t from 'tap'
import { explainEnd, explainOutput } from '../../../src/doctor/process/explain-end.ts'

t.test('how it ended, and what it said of it', async (t) => {
  t.equal(explainEnd({ code: 1, signal: null }, ''), 'ended with 1')
  t.equal(explainEnd({ code: null, signal: 'SIGKILL' }, 'hello\n'), 'was ended by SIGKILL: hello')
  const thrown = [
    'file:///main.mjs:1',
    "throw new Error('broken')",
    '      ^',
    '',
    'Error: broken',
    '    at file:///main.mjs:1:7',
    '',
    'Node.js v20.20.2',
  ]
  t.equal(explainEnd({ code: 1, signal: null }, thrown.join('\n')), 'ended with 1: Error: broken')
})

t.test('what a log tells in JSON', async (t) => {
  t.same(explainOutput('{"msg":"model failed","reason":"no engine"}\nmore'), ['model failed: no engine'])
  t.same(explainOutput('{"msg":"failed","err":{"message":"it"}}'), ['failed: it'])
  t.same(explainOutput('{failed'), ['{failed'])
  t.same(explainOutput('{"failed":1}'), ['{"failed":1}'])
})

t.test('what known failures mean', async (t) => {
  const [text = ''] = explainOutput("Error: EACCES: permission denied, open '/a/b'")
  t.match(text, /^Error: EACCES.* \(its folder is read-only, as on the platforms: /)
  t.match(
    explainOutput('Error [ERR_MODULE_NOT_FOUND]: x')[0],
    /\(a module is not in the bundle: build again\)$/,
  )
  t.match(explainOutput('Error: invalid ELF header')[0], /\(a native file cannot be loaded\)$/)
  t.match(explainOutput('FATAL ERROR: heap out of memory')[0], /\(it had too little memory\)$/)
  t.equal(explainOutput(`Error: ${'x'.repeat(1000)}`)[0]?.length, 301)
})

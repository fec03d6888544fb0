import t from 'tap'
import { asksForHelp, devArguments } from '../../src/dev/dev-arguments.ts'

t.test('defaults', async (t) => {
  const { paths, ...rest } = devArguments([], '/home')
  t.same(rest, { host: '127.0.0.1', port: 8080 })
  t.equal(paths.length, 1)
  t.match(paths[0], /models\/diabetes-forest$/)
})

t.test('paths are relative to where it was called', async (t) => {
  t.same(devArguments(['a', '/b', '--port', '0', '--host', '::1'], '/home'), {
    paths: ['/home/a', '/b'],
    host: '::1',
    port: 0,
  })
})

t.test('the port as serve takes it', async (t) => {
  for (const args of [['-p', '81'], ['-p81'], ['--port=81']]) t.equal(devArguments(args, '/').port, 81)
})

t.test('help is an option, not a path', async (t) => {
  for (const args of [['--help'], ['-h'], ['models', '--port', '0', '--help']]) t.ok(asksForHelp(args))
  for (const args of [[], ['help'], ['--', '--help'], ['--host', '::1']]) t.notOk(asksForHelp(args))
})

t.test('nonsense', async (t) => {
  for (const args of [['--port', 'x'], ['--port', '70000'], ['--port', '1.5'], ['--colour']]) {
    t.throws(() => devArguments(args, '/'), /port|colour/)
  }
})

t.test('an option that is none is named, and nothing else said', async (t) => {
  for (const [args, option] of [
    [['--prot', '1'], '--prot'],
    [['models', '--port=0', '-x'], '-x'],
  ] as const)
    t.throws(() => devArguments(args, '/'), { message: `there is no option ${option}` })
})

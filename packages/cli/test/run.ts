import t from 'tap'
import { inferry } from './fixtures/memory-io.ts'

t.test('--help and each command --help end with 0 and name what there is', async (t) => {
  const { code, text } = await inferry(['--help'])
  t.equal(code, 0)
  for (const command of ['pack', 'inspect', 'predict', 'serve', 'verify']) {
    t.match(text, command)
    const help = await inferry([command, '--help'])
    t.equal(help.code, 0)
    t.match(help.text, /^Usage: inferry /)
  }
})

t.test('--version tells name and version', async (t) => {
  const { code, text } = await inferry(['--version'])
  t.equal(code, 0)
  t.match(text, /^inferry \d+\.\d+\.\d+\n$/)
})

t.test('wrong usage ends with 2, says what and points to the help', async (t) => {
  const rows: readonly [args: readonly string[], message: RegExp, help: string][] = [
    [['nope'], /unknown command 'nope'/, '(see inferry --help)'],
    [['predict', 'a'], /--input/, '(see inferry predict --help)'],
    [['verify'], /missing required argument 'path'/, '(see inferry verify --help)'],
    [['inspect', 'a', '--nope'], /unknown option '--nope'/, '(see inferry inspect --help)'],
  ]
  for (const [args, message, help] of rows) {
    const { code, notes, text } = await inferry(args)
    t.equal(code, 2)
    t.equal(text, '')
    t.match(notes, message)
    t.ok(notes.endsWith(help), notes)
  }
})

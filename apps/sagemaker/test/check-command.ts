import t from 'tap'
import { checkCommand } from '../src/check-command.ts'

t.test('to serve', async (t) => {
  for (const args of [[], ['serve']]) t.doesNotThrow(() => checkCommand(args))
})
t.test('anything else', async (t) => {
  const code = 'INVALID_CONFIGURATION'
  t.throws(() => checkCommand(['train']), { code, message: /does not train/ })
  for (const args of [['serv'], ['serve', '--port'], ['--help']]) {
    t.throws(() => checkCommand(args), { code, message: /is no command of this image; it takes serve/ })
  }
})

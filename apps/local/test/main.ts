import t from 'tap'
import { ended, startWith } from './fixtures/child.ts'
import { forest } from './fixtures/forest.ts'

const file = new URL('../src/main.ts', import.meta.url)

t.test('the process ends with what it ran to', async (t) => {
  const wrong = startWith({ PORT: 'http' }, file)
  t.equal(await ended(wrong.child), 2)
  t.match(wrong.output(), /^PORT is "http"/)
  const { child, output } = startWith({ PORT: '0', INFERRY_MODEL: forest }, file)
  while (!output().includes('listening on') && child.exitCode === null)
    await new Promise((go) => setTimeout(go, 20))
  t.match(output(), 'http://127.0.0.1:')
  child.kill('SIGTERM')
  t.equal(await ended(child), 0)
})

t.test('arguments are refused, as it is told all by variables', async (t) => {
  for (const argument of ['--help', 'serve']) {
    const { child, output } = startWith({}, file, argument)
    t.equal(await ended(child), 2)
    t.equal(
      output(),
      `"${argument}" is no argument of this server: it is told all by variables: PORT, HOST, INFERRY_MODEL, …\n`,
    )
  }
})

import t from 'tap'
import { processIo } from '../src/io.ts'
import { createProgram } from '../src/program.ts'

t.test('has the ten commands, each with a description', async (t) => {
  const { commands } = createProgram(processIo())
  t.same(
    commands.map((command) => command.name()),
    ['pack', 'inspect', 'predict', 'serve', 'transform', 'verify', 'build', 'doctor', 'bench', 'cost'],
  )
  for (const command of commands) t.match(command.description(), /\w+\./, command.name())
})

import { spawnSync } from 'node:child_process'
import t from 'tap'
import { createLogger } from '../../src/index.ts'

t.test('lines for programs, without secrets', async (t) => {
  const lines: string[] = []
  const logger = await createLogger({ destination: { write: (line) => void lines.push(line) } })
  const headers = {
    authorization: 'Bearer secret',
    cookie: 'secret',
    'x-api-key': 'secret',
    accept: 'text/csv',
  }
  logger.info({ headers, req: { headers } }, 'told')
  logger.debug('not told')
  t.equal(lines.length, 1)
  const line = JSON.parse(lines[0] as string)
  t.match(line, {
    level: 'info',
    msg: 'told',
    headers: { accept: 'text/csv' },
    time: /^\d{4}-\d\d-\d\dT.*Z$/,
  })
  t.notMatch(lines[0], /secret/)
  t.same(Object.keys(line).sort(), ['headers', 'level', 'msg', 'req', 'time'])
})

for (const pretty of [false, true]) {
  t.test(`all lines are out when the process ends, ${pretty ? 'pretty' : 'plain'}`, async (t) => {
    const source = new URL('../../src/server/create-logger.ts', import.meta.url)
    const script = `const { createLogger } = await import('${source}')
      const logger = await createLogger({ level: 'debug', pretty: ${pretty} })
      for (let i = 0; i < 1000; i++) logger.debug({ i }, 'line')
      process.exit()`
    const flags = ['--conditions=@inferry/source', '--import', 'tsx', '--input-type=module', '-e', script]
    const { stdout } = spawnSync(process.execPath, flags, {
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '' },
    })
    const lines = stdout.trim().split('\n')
    t.equal(lines.length, 1000)
    t.match(lines.at(-1), pretty ? /DEBUG: line \{"i":999\}/ : /"level":"debug".*"i":999/)
  })
}

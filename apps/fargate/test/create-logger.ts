import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import t from 'tap'

t.test('a line is written at once', async (t) => {
  const module = fileURLToPath(new URL('../src/create-logger.ts', import.meta.url))
  const script = `
    const { createLogger } = await import(${JSON.stringify(module)})
    const logger = createLogger('info')
    logger.debug('not this')
    logger.info({ a: 1 }, 'told')
    process.kill(process.pid, 'SIGKILL')`
  const { stdout } = spawnSync(
    process.execPath,
    [...process.execArgv, '--input-type=module', '--eval', script],
    { encoding: 'utf8' },
  )
  const { time, ...line } = JSON.parse(stdout)
  t.same(line, { level: 'info', a: 1, msg: 'told' })
  t.ok(Date.parse(time) > 0)
})

import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs'
import t from 'tap'
import { start } from './fixtures/container.ts'
import { answer, example, row } from './fixtures/examples.ts'

const megabytes = 330

/** A control group of so much memory, and the command that runs a process in it; undefined where none can be made. */
function group(): { readonly folder: string; readonly through: readonly string[] } | undefined {
  const places = [
    { folder: '/sys/fs/cgroup', limit: 'memory.max' },
    { folder: '/sys/fs/cgroup/memory', limit: 'memory.limit_in_bytes' },
  ]
  for (const place of places) {
    const folder = `${place.folder}/inferry-test-${process.pid}`
    try {
      mkdirSync(folder)
    } catch {
      continue
    }
    if (existsSync(`${folder}/cgroup.procs`) && existsSync(`${folder}/${place.limit}`)) {
      writeFileSync(`${folder}/${place.limit}`, String(megabytes * 1024 ** 2))
      const enter = `echo $$ > ${folder}/cgroup.procs && exec "$0" "$@"`
      return { folder, through: ['/bin/sh', '-c', enter] }
    }
    rmdirSync(folder)
  }
  return undefined
}

const limited = group()
const skip = limited === undefined && 'no control group can be made here'

t.test('a container full of models answers bodies of any making, or refuses them', { skip }, async (t) => {
  const { folder, through } = limited as NonNullable<typeof limited>
  const url = example('diabetes-forest')
  const container = await start(t, { through, env: { SAGEMAKER_MULTI_MODEL: 'true' } })
  t.teardown(async () => {
    container.child.kill('SIGKILL')
    await container.ended()
    rmdirSync(folder)
  })
  await container.pinged(200)
  const load = (name: string) =>
    fetch(`${container.url}/models`, { method: 'POST', body: JSON.stringify({ model_name: name, url }) })
  let loaded = 0
  while ((await load(`m${loaded}`)).status === 200) loaded++
  t.ok(loaded > 0)
  const ask = async (type: string, body: string) => {
    const headers = { 'content-type': type }
    const response = await fetch(`${container.url}/models/m0/invoke`, { method: 'POST', headers, body })
    const text = await response.text()
    return { status: response.status, text, rows: text.split('\n').length - 1 }
  }
  t.match(await ask('text/csv', ',,,,,,,,,\n'.repeat(600_000)), { status: 200, rows: 600_000 })
  t.match(await ask('application/json', `{"instances":${'['.repeat(3e6)}${']'.repeat(3e6)}}`), {
    status: 507,
  })
  t.equal((await ask('text/csv', row.body)).text, answer, 'none the worse')
})

import { execFileSync } from 'node:child_process'
import { exampleModels } from '@inferry/testing'
import t from 'tap'
import { banner, shownModels } from '../../src/dev/banner.ts'
import { startServer } from '../../src/index.ts'
import { forest, silent } from '../fixtures/forest.ts'

for (const [paths, commands] of [
  [[forest], 2],
  [exampleModels(), 3],
] as const) {
  t.test(`every command of ${paths.length} works`, async (t) => {
    const server = await startServer({ paths, port: 0, logger: silent })
    t.teardown(() => server.server.close())
    await server.loaded()
    const text = banner(server.url, await shownModels(server))
    const shown = text.split('\n').filter((line) => line.trim().startsWith('curl '))
    t.equal(shown.length, commands)
    for (const command of shown) {
      const answer = await bash(command.replace('curl ', 'curl --silent --show-error --fail '))
      t.ok(answer.length > 0 && !answer.includes('"error"'), command)
    }
    t.equal(text.includes('pnpm dev models'), paths.length === 1)
  })
}

t.test('quotes, and no sample at all', async (t) => {
  const manifest = {
    manifestVersion: 1,
    name: 'm',
    version: '1',
    engines: [],
    files: [],
    inputs: [{ name: "it's", type: 'string', shape: [-1, 1] }],
    outputs: [],
  } as const
  const sample = {
    name: 's',
    inputs: { "it's": { type: 'string', dims: [1, 1], data: ["a'b\\c"] } },
    outputs: {},
  } as const
  const text = banner('http://x', [{ name: 'm', manifest, sample: sample as never }])
  const bodies = text.split('\n').flatMap((line) => /--data-binary (.*)$/.exec(line)?.[1] ?? [])
  const printed = bodies.map((body) =>
    execFileSync('bash', ['-c', `printf %s ${body}`], { encoding: 'utf8' }),
  )
  t.same(printed, [JSON.stringify({ instances: [{ "it's": "a'b\\c" }] }), "it's\na'b\\c\n"])
  t.notMatch(banner('http://x', [{ name: 'm', manifest, sample: undefined }]), /curl/)
  t.match(banner('http://x', []), /no model/)
})

/** Off this thread: the server lives in it. */
async function bash(command: string): Promise<string> {
  const { execFile } = await import('node:child_process')
  return new Promise((resolve, reject) => {
    execFile('bash', ['-c', command], { encoding: 'utf8' }, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    )
  })
}

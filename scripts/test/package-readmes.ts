import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import t from 'tap'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Where the example of a package's README runs: beside all that it imports, and as deep as the package itself. */
const places: Readonly<Record<string, string>> = {
  core: 'packages/engines',
  'engine-trees': 'packages/engines',
  'engine-onnxruntime': 'packages/engines',
  engines: 'packages/engines',
  'adapter-http': 'apps/local',
  doors: 'packages/doors',
  aws: 'packages/aws',
  'adapter-lambda': 'packages/adapter-lambda',
  'adapter-sagemaker': 'packages/adapter-sagemaker',
  'lambda-runtime': 'packages/lambda-runtime',
  client: 'packages/client',
  pack: 'packages/cli',
  build: 'packages/cli',
  bench: 'packages/cli',
  cost: 'packages/cost',
  transform: 'packages/transform',
}

for (const [name, place] of Object.entries(places)) {
  t.test(`the example of ${name} prints what its README says`, async (t) => {
    const text = readFileSync(`${root}/packages/${name}/README.md`, 'utf8')
    const [, example = '', output = ''] = /```js\n(.*?)```\n```text\n(.*?)```/s.exec(text) ?? []
    t.ok(example && output)
    const args = ['--conditions=@inferry/source', '--import', 'tsx', '--input-type=module', '--eval', example]
    const printed = execFileSync(process.execPath, args, { cwd: `${root}/${place}`, encoding: 'utf8' })
    t.equal(printed, output)
  })
}

import { spawnSync } from 'node:child_process'
import t from 'tap'

t.test('the SDK is loaded by the first call, not with the package', async (t) => {
  const trap = `export async function resolve(name, context, next) {
    if (name.startsWith('@aws-sdk/')) throw new Error(name + ' was loaded')
    return next(name, context)
  }`
  const modules = ['../src/index.ts', '../src/s3.ts'].map((path) => new URL(path, import.meta.url).href)
  const program = `
    import { register } from 'node:module'
    register(${JSON.stringify(`data:text/javascript,${encodeURIComponent(trap)}`)})
    const { openInput } = await import(${JSON.stringify(modules[0])})
    const { s3Input, s3Output } = await import(${JSON.stringify(modules[1])})
    const stores = [s3Input('s3://bucket/in/'), await openInput('s3://bucket/manifest', true)]
    const output = s3Output('s3://bucket/out/')
    console.log('open')
    const say = ({ message }) => console.log(message)
    for (const { list } of stores) await list().next().catch(say)
    await output.version('k').catch(say)
  `
  const options = [
    '--conditions=@inferry/source',
    '--import',
    import.meta.resolve('tsx'),
    '--input-type=module',
  ]
  const { stdout, stderr } = spawnSync(process.execPath, [...options, '-e', program], { encoding: 'utf8' })
  const [first, ...others] = stdout.trim().split('\n')
  t.equal(first, 'open', stderr)
  t.equal(others.length, 3, stderr)
  for (const line of others) t.match(line, /@aws-sdk\/client-s3 was loaded/)
})

import { InferryError, type Sample } from '@inferry/core'
import { type FakeModel, fakeRepository } from '@inferry/testing'
import t from 'tap'
import { doors, exampleDoors } from '../fixtures/doors.ts'

interface Operation {
  readonly operationId: string
  readonly requestBody?: { readonly content: Contents }
  readonly responses: Readonly<Record<string, { readonly content?: Contents }>>
}

type Contents = Readonly<
  Record<string, { readonly examples?: Readonly<Record<string, { readonly value: unknown }>> }>
>

const asText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))

/** The example of that name, in whichever content type it stands. */
function find(contents: Contents | undefined, name: string) {
  for (const [contentType, { examples }] of Object.entries(contents ?? {})) {
    const example = examples?.[name]
    if (example !== undefined) return { contentType, value: example.value }
  }
  return undefined
}

for (const models of [['diabetes-forest'], []]) {
  t.test(`every example of ${models[0] ?? 'all models'} can be posted as it stands`, async (t) => {
    const { server } = await exampleDoors(t, ...models)
    const document = (await server.inject('/openapi.json')).json()
    const posted = new Map<string, number>()
    for (const [path, { post }] of Object.entries(document.paths as Record<string, { post?: Operation }>)) {
      for (const [contentType, { examples = {} }] of Object.entries(post?.requestBody?.content ?? {})) {
        for (const [name, { value }] of Object.entries(examples)) {
          const headers = { 'content-type': contentType }
          const response = await server.inject({ method: 'POST', url: path, headers, payload: asText(value) })
          const expected = find(post?.responses['200']?.content, name)
          t.equal(response.statusCode, 200, `${path} ${name}: ${response.payload.slice(0, 200)}`)
          t.equal(response.headers['content-type']?.toString().split(';')[0], expected?.contentType)
          t.equal(response.payload, asText(expected?.value))
          posted.set(path, (posted.get(path) ?? 0) + 1)
        }
      }
    }
    const table =
      models.length === 1
        ? { '/invocations': 6, '/v2/models/diabetes-forest/infer': 6 }
        : {
            '/v2/models/breast-cancer-boosting/infer': 6,
            '/v2/models/diabetes-forest/infer': 6,
            '/v2/models/digits-cnn/infer': 6,
            '/v2/models/penguins-pipeline/infer': 6,
          }
    t.same(Object.fromEntries(posted), table)
  })
}

t.test('it follows the loaded models', async (t) => {
  const repository = fakeRepository({ name: 'one' }, { name: 'two' })
  let asked = 0
  const samples = async (): Promise<readonly Sample[]> => {
    asked++
    return []
  }
  const server = await doors(t, repository, { samples })
  const paths = async () => Object.keys((await server.inject('/openapi.json')).json().paths)
  t.ok((await paths()).includes('/v2/models/one/infer'))
  await paths()
  t.equal(asked, 2)
  await repository.unload('one')
  t.notOk((await paths()).includes('/v2/models/one/infer'))
  t.ok((await paths()).includes('/v2/models/two/infer'))
  t.equal(asked, 2)
})

t.test('samples that cannot be read fail the page once, not for ever', async (t) => {
  let broken = true
  const model: FakeModel = {}
  const samples = async () => {
    if (broken) throw new Error('damaged')
    return []
  }
  const server = await doors(t, fakeRepository(model), { samples })
  t.equal((await server.inject('/openapi.json')).statusCode, 500)
  broken = false
  t.equal((await server.inject('/openapi.json')).statusCode, 200)
})

t.test('an example that a busy model refused comes later', async (t) => {
  const model: FakeModel = {
    name: 'one',
    answer() {
      throw new InferryError('OVERLOADED', 'the queue is full')
    },
  }
  const inputs = { x: { type: 'float32', dims: [1, 2], data: Float32Array.of(1, 2) } } as const
  const samples = async (): Promise<readonly Sample[]> => [{ name: 'first', inputs, outputs: {} }]
  const server = await doors(t, fakeRepository(model), { samples })
  const count = async () => {
    const { paths } = (await server.inject('/openapi.json')).json()
    const contents: Contents = paths['/v2/models/one/infer'].post.requestBody.content
    return Object.values(contents).reduce((sum, { examples = {} }) => sum + Object.keys(examples).length, 0)
  }
  t.equal(await count(), 0)
  delete model.answer
  const all = await count()
  t.ok(all > 0)
  t.equal(await count(), all)
})

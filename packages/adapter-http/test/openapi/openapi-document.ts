import { fakeManifest as manifest } from '@inferry/testing'
import t from 'tap'
import type { Example } from '../../src/openapi/model-examples.ts'
import { openapiDocument } from '../../src/openapi/openapi-document.ts'

const example: Example = {
  request: { name: 'csv', summary: 'CSV', contentType: 'text/csv', body: 'a,b\n1,2\n' },
  answer: { contentType: 'text/csv', body: '3\n' },
}
const one = { name: 'one', manifest, examples: [example] }
const two = { name: 'two', manifest, examples: [] }

// biome-ignore lint/suspicious/noExplicitAny: a document is looked into
type Any = any

/** Every object in the document that has this key. */
function* having(key: string, node: Any): Generator<Any> {
  if (typeof node !== 'object' || node === null) return
  if (Object.hasOwn(node, key)) yield node[key]
  for (const child of Object.values(node)) yield* having(key, child)
}

for (const models of [[], [one], [one, two]]) {
  t.test(`the structure, with ${models.length} models`, async (t) => {
    const document: Any = openapiDocument(models, { control: true })
    t.equal(document.openapi, '3.1.0')
    t.type(document.info.title, 'string')
    t.type(document.info.version, 'string')
    for (const ref of having('$ref', document)) {
      const target = ref
        .slice(2)
        .split('/')
        .reduce((node: Any, key: string) => node?.[key], document)
      t.type(target, 'object', ref)
    }
    const operations = [...having('operationId', document)]
    t.equal(new Set(operations).size, operations.length, 'operation ids are unique')
    const tags = document.tags.map(({ name }: Any) => name)
    for (const [path, item] of Object.entries<Any>(document.paths)) {
      t.match(path, /^\//)
      for (const operation of Object.values<Any>(item)) {
        for (const tag of operation.tags) t.ok(tags.includes(tag))
        for (const response of Object.values<Any>(operation.responses)) t.type(response.description, 'string')
        const inPath = (operation.parameters ?? []).filter((parameter: Any) => parameter.in === 'path')
        t.equal(inPath.length, (path.match(/\{/g) ?? []).length, path)
      }
    }
  })
}

t.test('one model: both doors show its examples', async (t) => {
  const document: Any = openapiDocument([one], { control: false })
  for (const path of ['/invocations', '/v2/models/one/infer']) {
    const { post } = document.paths[path]
    t.equal(post.requestBody.content['text/csv'].examples.csv.value, 'a,b\n1,2\n')
    t.equal(post.responses['200'].content['text/csv'].examples.csv.value, '3\n')
  }
  t.notOk(document.paths['/v2/repository/index'])
})

t.test('several: /invocations asks for a name', async (t) => {
  const { post }: Any = (openapiDocument([one, two], { control: true }) as Any).paths['/invocations']
  t.match(post.parameters, [{ in: 'header', required: true, schema: { enum: ['one', 'two'] } }])
  t.same([...having('examples', post)], [])
})

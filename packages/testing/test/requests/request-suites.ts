import t from 'tap'
import { exampleModels } from '../../src/artifacts/example-models.ts'
import { requestSuites } from '../../src/requests/request-suites.ts'

t.test('the table', async (t) => {
  const folders = exampleModels()
  const suites = await requestSuites(folders)
  t.equal(suites.length, folders.length + 1)
  for (const { name, paths, cases } of suites.slice(0, -1)) {
    t.equal(paths.length, 1)
    t.ok(cases.length > 250, `${name}: ${cases.length} cases`)
    t.ok(cases.every((request) => request.model === name))
    const statuses = new Set(cases.map(({ status }) => status))
    for (const status of [200, 400, 406]) t.ok(statuses.has(status), `${name}: ${status}`)
  }
  const all = new Set(suites.flatMap(({ cases }) => cases).map(({ status }) => status))
  t.same([...all].sort(), [200, 204, 400, 404, 405, 406, 413, 415])
  t.same(suites.at(-1)?.paths, folders)
})

t.test('the same every time', async (t) => {
  t.same(await requestSuites(exampleModels()), await requestSuites(exampleModels()))
})

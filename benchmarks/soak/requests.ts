import { createPredictor, type InputSpec, openRepository, type Repository } from '@inferry/core'
import { onnxruntime } from '@inferry/engine-onnxruntime'

/** A request and how to judge its answer. */
export interface Case {
  readonly what: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** What is wrong with the answer; undefined if nothing. */
  judge(status: number, body: string): string | undefined
}

type Row = Readonly<Record<string, number | string>>

/** Rows of each model with their answers, in several forms; `count` rows a model. */
export async function goodCases(models: string, count: number): Promise<readonly Case[]> {
  const engines = [onnxruntime()]
  const repository = await openRepository(models, (artifact) => createPredictor(artifact, { engines }))
  try {
    const cases: Case[] = []
    for (const { name } of repository.list()) {
      await repository.get(name).ready()
      for (let at = 0; at < count; at++) cases.push(...(await casesOf(repository, name)))
    }
    return cases
  } finally {
    await repository.close()
  }
}

/** One to three random rows, as JSON, CSV and OIP; the expected answers are those of each row run alone. */
async function casesOf(repository: Repository, name: string): Promise<readonly Case[]> {
  const predictor = repository.get(name)
  const { inputs } = predictor.manifest
  const rows = Array.from({ length: 1 + Math.floor(Math.random() * 3) }, () => randomRow(inputs))
  const expected: unknown[] = []
  for (const row of rows) {
    const body = Buffer.from(JSON.stringify({ instances: [row] }))
    const answer = await predictor.predict({ contentType: 'application/json', body })
    expected.push(...JSON.parse(Buffer.from(answer.body).toString()).predictions)
  }
  const columns = Object.keys(rows[0] ?? {})
  const csv = [columns, ...rows.map((row) => Object.values(row))]
    .map((line) => `${line.join(',')}\n`)
    .join('')
  const path = `/v2/models/${name}/infer`
  const judge = (pick: (body: string) => unknown) => (status: number, body: string) => {
    if (status !== 200) return `status ${status}: ${body}`
    const answer = pick(body)
    return same(answer, expected)
      ? undefined
      : `${JSON.stringify(answer)}, expected ${JSON.stringify(expected)}`
  }
  const json = { 'content-type': 'application/json' }
  const predictions = (body: string) => JSON.parse(body).predictions
  const instances = JSON.stringify({ instances: rows })
  return [
    { what: `${name} JSON`, path, headers: json, body: instances, judge: judge(predictions) },
    {
      what: `${name} invocations`,
      path: '/invocations',
      headers: { ...json, 'x-amzn-sagemaker-target-model': name },
      body: instances,
      judge: judge(predictions),
    },
    {
      what: `${name} CSV`,
      path,
      headers: { 'content-type': 'text/csv', accept: 'application/json' },
      body: csv,
      judge: judge(predictions),
    },
  ]
}

function randomRow(inputs: readonly InputSpec[]): Row {
  const row: Record<string, number | string> = {}
  for (const { name, type, columns = [name] } of inputs) {
    for (const column of columns) {
      row[column] =
        type === 'string'
          ? (texts[Math.floor(Math.random() * texts.length)] ?? '')
          : Math.round(Math.random() * 1000) / 100
    }
  }
  return row
}

const texts = ['Biscoe', 'Dream', 'Torgersen', 'male', 'female', 'unknown']

/** Equal, numbers to 1e-5 of their size. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number')
    return Math.abs(a - b) <= 1e-5 * Math.max(1e-3, Math.abs(b))
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  const [left, right] = [Object.entries(a), b as Record<string, unknown>]
  return left.length === Object.keys(right).length && left.every(([key, value]) => same(value, right[key]))
}

/** Requests that must be refused, each with its status and what its message must name. */
export const badCases: readonly Case[] = [
  bad('wrong shape', 400, /row 1.*3 values/, JSON.stringify({ instances: [Array(10).fill(0), [1, 2, 3]] })),
  bad(
    'wrong dtype',
    400,
    /row 0.*bmi.*"high"/,
    JSON.stringify({ instances: [[0, 0, 'high', 0, 0, 0, 0, 0, 0, 0]] }),
  ),
  bad(
    'missing columns',
    400,
    /row 0: lacks the columns age, sex/,
    JSON.stringify({ instances: [{ colour: 1 }] }),
  ),
  bad(
    'CSV, unknown column',
    400,
    /colour/,
    'age,sex,bmi,bp,s1,s2,s3,s4,s5,s6,colour\n1,2,3,4,5,6,7,8,9,0,1\n',
    { 'content-type': 'text/csv' },
  ),
  bad('broken JSON', 400, /JSON/, '{"instances":[[1,'),
  bad('deeply nested', 400, /row 0/, `{"instances":${'['.repeat(5000)}${']'.repeat(5000)}}`),
  bad('empty', 400, /empty/, ''),
  bad('CSV, ragged', 400, /row 0/, '1,2\n', { 'content-type': 'text/csv' }),
  bad('CSV, duplicate header', 400, /age/, 'age,age\n1,2\n', { 'content-type': 'text/csv' }),
  bad('unsupported type', 415, /application\/xml/, '<a/>', { 'content-type': 'application/xml' }),
  bad('unsupported accept', 406, /image\/png/, JSON.stringify({ instances: [Array(10).fill(0)] }), {
    accept: 'image/png',
  }),
  { ...bad('unknown model', 404, /nobody/, '{}'), path: '/v2/models/nobody/infer' },
  { ...bad('several models, none named', 400, /4 models/, '{}'), path: '/invocations' },
  { ...bad('unknown route', 404, /\/nowhere/, '{}'), path: '/nowhere' },
]

function bad(
  what: string,
  status: number,
  message: RegExp,
  body: string,
  headers: Case['headers'] = {},
): Case {
  return {
    what: `bad: ${what}`,
    path: '/v2/models/diabetes-forest/infer',
    headers: { 'content-type': 'application/json', ...headers },
    body,
    judge(actual, text) {
      const found = JSON.parse(text).error
      return actual === status && message.test(found) ? undefined : `status ${actual}: ${text}`
    },
  }
}

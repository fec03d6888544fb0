import {
  createTensor,
  defaultCodecs,
  elementTypes,
  type Manifest,
  type Payload,
  type Question,
  type Tensors,
} from '@inferry/core'
import fc from 'fast-check'
import t from 'tap'
import { decodePayload } from '../../src/codecs/decode-payload.ts'
import { encodeAnswer, requireAcceptable } from '../../src/codecs/encode-answer.ts'
import { arbitraryTensor } from '../fixtures/arbitrary-tensors.ts'
import { signature } from '../fixtures/models.ts'
import { refusal } from '../fixtures/refusals.ts'

const rows: Question = { codec: 'json', dialect: 'instances', type: 'application/json' }

const classifier = signature(
  [{ name: 'X', type: 'float32', shape: [-1, 2] }],
  [
    { name: 'label', type: 'int64', shape: [-1] },
    { name: 'probabilities', type: 'float32', shape: [-1, 2], labels: ['no', 'yes'] },
  ],
)

const outputs: Tensors = {
  label: createTensor('int64', [2], BigInt64Array.of(1n, 0n)),
  probabilities: createTensor('float32', [2, 2], Float32Array.of(0.1, 0.9, 0.75, 0.25)),
}

const answer = (
  question: Question,
  accept?: string,
  of: Tensors = outputs,
  manifest: Manifest = classifier,
) => encodeAnswer(defaultCodecs, of, manifest, question, accept)
const typeOf = (question: Question, accept?: string) => answer(question, accept).contentType.split(';')[0]
const csv: Question = { codec: 'csv', dialect: 'csv', type: 'text/csv' }
const lines: Question = { codec: 'jsonlines', dialect: 'jsonlines', type: 'application/x-ndjson' }

t.test('negotiates', async (t) => {
  const table: readonly (readonly [Question, string | undefined, string])[] = [
    [rows, undefined, 'application/json'],
    [csv, undefined, 'text/csv'],
    [csv, '', 'text/csv'],
    [csv, '*/*', 'text/csv'],
    [csv, 'text/html, image/gif, *; q=.2, */*; q=.2', 'text/csv'],
    [csv, '*/*;q=0.1, application/json', 'application/json'],
    [csv, 'application/json;q=0.5, text/csv;q=0.4', 'application/json'],
    [csv, 'application/*', 'application/json'],
    [csv, 'text/*;q=0.3, application/x-npy;q=0.2', 'text/csv'],
    [csv, '*/*, text/csv;q=0', 'application/json'],
    [csv, 'TEXT/CSV', 'text/csv'],
    [lines, undefined, 'application/x-ndjson'],
    [lines, 'application/*', 'application/x-ndjson'],
    [lines, 'application/jsonl', 'application/jsonl'],
    [rows, 'application/vnd.sagemaker-triton.binary+json', 'application/vnd.sagemaker-triton.binary+json'],
    [{ ...rows, codec: 'another' }, undefined, 'application/json'],
  ]
  for (const [question, accept, type] of table)
    t.equal(typeOf(question, accept), type, `${question.codec}, ${accept}`)
})

t.test('says what can be had', async (t) => {
  for (const accept of ['text/html', 'application/json;q=0', 'text/csv;header=maybe']) {
    const error = refusal(() => answer(rows, accept))
    t.match(
      error,
      { code: 'NOT_ACCEPTABLE', message: /answers come as application\/json, text\/csv,/ },
      accept,
    )
  }
  t.match(
    refusal(() => answer(rows, 'json')),
    { code: 'NOT_ACCEPTABLE', message: /"json" is no media type/ },
  )
})

t.test('refuses before a run what no codec can answer', async (t) => {
  for (const accept of ['text/html', 'application/json;q=0', 'json']) {
    const act = () => requireAcceptable(defaultCodecs, rows, accept)
    t.same(
      refusal(act),
      refusal(() => answer(rows, accept)),
    )
  }
  for (const accept of [undefined, '*/*', 'text/csv;header=maybe']) {
    t.doesNotThrow(() => requireAcceptable(defaultCodecs, rows, accept))
  }
})

t.test('remembers many accept values, and right', async (t) => {
  for (let at = 10; at < 200; at++) {
    const wanted = Number(`0.${at}`) > 0.5 ? 'text/csv' : 'application/json'
    t.equal(typeOf(rows, `text/csv;q=0.${at}, application/json;q=0.5`), wanted, `${at}`)
  }
})

t.test('falls back where the answer does not fit', async (t) => {
  const uneven: Tensors = { ...outputs, label: createTensor('int64', [1], BigInt64Array.of(1n)) }
  const npy: Question = { codec: 'npy', dialect: 'npy', type: 'application/x-npy' }
  for (const question of [csv, lines, npy]) {
    t.same(JSON.parse(Buffer.from(answer(question, undefined, uneven).body).toString()), {
      predictions: {
        label: [1],
        probabilities: [
          [0.1, 0.9],
          [0.75, 0.25],
        ],
      },
    })
    t.equal(
      answer(question, 'text/csv, application/x-npy, application/json;q=0.1', uneven).contentType,
      'application/json',
    )
    t.match(
      refusal(() => answer(question, question.type, uneven)),
      { code: 'NOT_ACCEPTABLE', message: /label \[1\]/ },
    )
  }
})

t.test('passes other errors on', async (t) => {
  t.match(
    refusal(() => answer(rows, undefined, {})),
    { code: 'INTERNAL', message: /no output "label"/ },
  )
  t.throws(() => answer(rows, undefined, { label: null as never, probabilities: null as never }), TypeError)
})

/** An answer as a question about the same tensors. */
function asQuestion({ contentType, body }: Payload): Payload {
  const type = contentType.split(';')[0]
  if (type === 'text/csv')
    return { contentType: contentType.includes('header') ? contentType : 'text/csv;header=absent', body }
  if (type === 'application/json' || type?.includes('triton')) {
    const key = type === 'application/json' ? '"predictions"' : undefined
    const size = /json-header-size=(\d+)/.exec(contentType)?.[1] ?? body.length
    const head = Buffer.from(body.subarray(0, Number(size))).toString()
    const asked =
      key && head.includes(key) ? head.replace(key, '"instances"') : head.replace('"outputs"', '"inputs"')
    const bytes = Buffer.from(asked)
    const parameter = contentType.includes('header-size') ? `;json-header-size=${bytes.length}` : ''
    return { contentType: `${type}${parameter}`, body: Buffer.concat([bytes, body.subarray(Number(size))]) }
  }
  return { contentType, body }
}

const questions: readonly (readonly [string, Question, string | undefined])[] = [
  ['JSON rows', rows, undefined],
  ['JSON bare', { ...rows, dialect: 'bare' }, undefined],
  ['OIP', { ...rows, dialect: 'oip', id: 'a' }, undefined],
  ['OIP binary', rows, 'application/vnd.sagemaker-triton.binary+json'],
  ['JSON Lines', lines, undefined],
  ['CSV', csv, undefined],
  ['CSV with header', csv, 'text/csv;header=present'],
  ['npy', rows, 'application/x-npy'],
]

for (const [name, question, accept] of questions) {
  t.test(`${name}: what is written is read again, for every element type`, async (t) => {
    for (const type of elementTypes) {
      for (const rest of [[], [1], [3], [2, 2]]) {
        if (accept?.includes('header') && rest.length > 1) continue
        const columns = rest.length === 1 && rest[0] === 3 ? { columns: ['t.0', 't.1', 't.2'] } : {}
        const spec = { name: 't', type, shape: [-1, ...rest] }
        const manifest = signature([{ ...spec, ...columns }], [spec])
        fc.assert(
          fc.property(arbitraryTensor(type, rest), (tensor) => {
            const payload = asQuestion(answer(question, accept, { t: tensor }, manifest))
            t.strictSame(decodePayload(defaultCodecs, payload, manifest).inputs, { t: tensor })
          }),
          { numRuns: 15 },
        )
      }
    }
  })

  t.test(`${name}: several outputs together`, async (t) => {
    const a = { name: 'a', type: 'float32', shape: [-1] } as const
    const b = { name: 'b,"ü', type: 'string', shape: [-1, 1] } as const
    const c = { name: 'c', type: 'int64', shape: [-1, 2] } as const
    const manifest = signature([a, b, { ...c, columns: ['c.0', 'c.1'] }], [a, b, c])
    const many = fc
      .tuple(
        arbitraryTensor('float32', [], 9),
        arbitraryTensor('string', [1], 9),
        arbitraryTensor('int64', [2], 9),
      )
      .filter(([x, y, z]) => x.dims[0] === y.dims[0] && y.dims[0] === z.dims[0])
    fc.assert(
      fc.property(many, ([x, y, z]) => {
        const tensors = { a: x, 'b,"ü': y, c: z }
        const payload = asQuestion(answer(question, accept, tensors, manifest))
        t.strictSame(decodePayload(defaultCodecs, payload, manifest).inputs, tensors)
      }),
      { numRuns: 30 },
    )
  })
}

t.test('an answer has the outputs asked for, in that order', async (t) => {
  const asked = { ...rows, outputs: [{ name: 'probabilities' }, { name: 'label' }] }
  const body = (question: Question, accept?: string) => Buffer.from(answer(question, accept).body).toString()
  t.equal(body(asked, 'text/csv'), '0.1,0.9,1\n0.75,0.25,0\n')
  t.equal(
    body(asked),
    '{"predictions":[{"probabilities":[0.1,0.9],"label":1},{"probabilities":[0.75,0.25],"label":0}]}',
  )
  t.equal(body({ ...rows, outputs: [{ name: 'label' }] }), '{"predictions":[1,0]}')
})

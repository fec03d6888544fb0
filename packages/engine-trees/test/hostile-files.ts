import { type ElementType, InferryError, type Tensor, type Tensors } from '@inferry/core'
import fc from 'fast-check'
import t from 'tap'
import { decodeFile } from '../src/file/decode-file.ts'
import { encodeFile } from '../src/file/encode-file.ts'
import { type BoundProgram, bindProgram } from '../src/program/bind-program.ts'
import { createProgramBuilder } from '../src/program/build-program.ts'
import type { Program } from '../src/program/definition.ts'
import { createSession } from '../src/session/create-session.ts'
import { classify, regress, stumps, votes } from './fixtures/stumps.ts'

/** A program with a step of each kind. */
function everyStep(): Uint8Array {
  const program = createProgramBuilder()
  const x = program.input({ name: 'x', type: 'float32', shape: [-1, 4] }, 4).value
  const word = program.input({ name: 'word', type: 'string', shape: [-1] }, 1).value
  const constant = (type: ElementType, elements: Parameters<typeof program.constant>[1]) =>
    program.constant(type, elements).value
  const step = (fields: Parameters<typeof program.step>[0]) => program.step(fields).value
  const half = constant('float32', Float32Array.of(0.5))
  const isNan = step({ kind: 'unary', operation: 'isnan', x })
  const filled = step({ kind: 'where', condition: isNan, x: half, y: x })
  const scaled = step({ kind: 'binary', operation: 'mul', left: filled, right: half })
  const shares = step({ kind: 'softmax', x: step({ kind: 'normalize', x: scaled, norm: 'l1' }), size: 2 })
  const categories = constant('string', ['a', 'b'])
  const hot = step({ kind: 'one-hot', x: word, categories })
  const found = step({
    kind: 'look-up',
    x: word,
    keys: categories,
    values: constant('int64', BigInt64Array.of(0n, 1n)),
    default: constant('int64', BigInt64Array.of(2n)),
  })
  const taken = step({
    kind: 'take',
    x: found,
    table: constant('float32', Float32Array.of(1, 2, 3)),
    width: 1,
  })
  const all = step({ kind: 'concat', parts: [shares, hot, taken] })
  const picked = program.step({ kind: 'columns', x: all, indices: [6, 0, 4] })
  const [score] = program.trees(picked, stumps, regress)
  const [, label] = program.trees(picked, votes, classify)
  const best = step({ kind: 'reduce', operation: 'argmax', x: all, size: 7 })
  const given = [
    ['score', score?.value, 1],
    ['label', label?.value, 1],
    ['picked', picked.value, 3],
    ['best', step({ kind: 'cast', x: best, to: 'float64' }), 1],
  ] as const
  for (const [name, value = -1, columns] of given) program.output({ name, value, shape: [-1, columns] })
  return program.file()
}

const whole = everyStep()
const { header, sections } = decodeFile(whole)
/** Where values stand in the header. */
const places = leaves(header, [])

function leaves(value: unknown, path: readonly string[]): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]))]
}

function withChange(path: readonly string[], change: unknown): Program {
  const copy = structuredClone(header) as Record<string, unknown>
  const last = path.at(-1)
  if (last === undefined) return change as Program
  const parent = path.slice(0, -1).reduce((inner, key) => inner[key] as Record<string, unknown>, copy)
  parent[last] = change
  return copy as unknown as Program
}

/** Loads and runs; anything but an answer or an error of ours fails. */
async function survives(file: Uint8Array): Promise<void> {
  try {
    const decoded = decodeFile(file)
    const program = bindProgram(decoded.header, decoded.sections)
    const session = createSession('m', program, program.outputs)
    await session.run(inputsOf(program))
    await session.close()
  } catch (error) {
    if (!(error instanceof InferryError)) throw error
  }
}

function inputsOf({ inputs }: BoundProgram): Tensors {
  return Object.fromEntries(
    inputs.map(({ name, type, columns, shape }) => {
      const width = Math.max(columns, 1)
      const data =
        type === 'string'
          ? ['a', 'zzz'].flatMap((text) => new Array<string>(width).fill(text))
          : numbers(type, 2 * width)
      return [name, { type, dims: [2, ...shape.slice(1).map((dim) => Math.max(dim, 1))], data } as Tensor]
    }),
  )
}

function numbers(type: ElementType, length: number): unknown {
  if (type === 'int64') return new BigInt64Array(length)
  if (type === 'uint64') return new BigUint64Array(length)
  return type === 'float64' ? new Float64Array(length) : new Float32Array(length)
}

t.test('the program that is damaged below works', async (t) => {
  const program = bindProgram(header, sections)
  const session = createSession('m', program, program.outputs)
  const { score, label, best } = await session.run(inputsOf(program))
  t.same(
    [score?.dims, label?.dims, best?.dims],
    [
      [2, 1],
      [2, 1],
      [2, 1],
    ],
  )
})

t.test('bytes that were changed', async () => {
  const change = fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255) })
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
      const file = whole.slice()
      for (const { at, byte } of changes) file[at] = byte
      await survives(file)
    }),
    { numRuns: 1500 },
  )
})

t.test('a file that was cut or has more', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length), fc.uint8Array({ maxLength: 70 }), async (length, more) => {
      await survives(Buffer.concat([whole.subarray(0, length), more]))
    }),
    { numRuns: 500 },
  )
})

t.test('a header that lies', async () => {
  const odd = fc.oneof(
    fc.integer({ min: -2, max: 12 }),
    fc.constantFrom(
      2 ** 31,
      2 ** 53,
      1e300,
      0.5,
      null,
      true,
      '',
      'float32',
      'int64',
      'string',
      'NaN',
      '-0',
      'toString',
    ),
    fc.constantFrom([], {}, [0], [-1], [-1, 2 ** 20], ['a'], [[]], { length: 1e9 }),
    fc.jsonValue({ maxDepth: 2 }),
  )
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...places), odd, async (path, value) => {
      await survives(encodeFile(withChange(path, value), sections))
    }),
    { numRuns: 1500 },
  )
})

import { InferryError } from '@inferry/core'
import t from 'tap'
import { insufficientMemory } from '../../src/memory/insufficient-memory.ts'

/** What really comes of an allocation that fails. */
function thrown(call: () => unknown): unknown {
  try {
    call()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

const invalid = (cause: unknown) => new InferryError('INVALID_ARTIFACT', 'it cannot be loaded', { cause })
const chain: Error = new Error('a')
chain.cause = chain

const cases: readonly (readonly [string, unknown, boolean])[] = [
  ['a buffer', thrown(() => new ArrayBuffer(2 ** 50)), true],
  ['an array', thrown(() => new Float64Array(2 ** 50)), true],
  ['a WebAssembly memory', new RangeError('WebAssembly.Memory(): could not allocate memory'), true],
  ['a process', invalid(Object.assign(new Error('spawn failed'), { code: 'ENOMEM' })), true],
  ['our own', new InferryError('INSUFFICIENT_MEMORY', 'no'), true],
  ['another fault', invalid(new Error('not an ONNX model')), false],
  ['a request that names it', new InferryError('INVALID_INPUT', 'unknown column "ENOMEM"'), false],
  ['a ring of causes', chain, false],
  ['no error', 'ENOMEM', false],
]
for (const [name, error, short] of cases) {
  t.test(name, async (t) => {
    const found = insufficientMemory(error)
    if (short) t.match(found, { code: 'INSUFFICIENT_MEMORY', status: 507 })
    else t.equal(found, undefined)
  })
}

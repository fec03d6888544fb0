import { createTensor, type Session } from '@inferry/core'
import t from 'tap'
import { decodeFile } from '../../src/file/decode-file.ts'
import { bindProgram } from '../../src/program/bind-program.ts'
import { createProgramBuilder } from '../../src/program/build-program.ts'
import { createSession } from '../../src/session/create-session.ts'
import { branch, ensembleOf, fullTree, leaf } from '../ensemble/fixtures/ensembles.ts'
import { isLetGo } from '../fixtures/let-go.ts'
import { programFile } from '../fixtures/programs.ts'
import { regress, stumps } from '../fixtures/stumps.ts'

/** A program of every step that takes a section: ensembles large, small and with lists of weights, a constant. */
function largeFile(): Uint8Array {
  const program = createProgramBuilder()
  const x = program.input({ name: 'x', type: 'float32', shape: [-1, 2] }, 2)
  const large = ensembleOf(fullTree(13), [0])
  const lists = ensembleOf([branch(1, 2), leaf(1), ...fullTree(13).map(moved)], [0])
  const scores = [large, lists, stumps].map((ensemble) => program.trees(x, ensemble, regress)[0])
  const one = program.constant('float32', Float32Array.of(1))
  const parts = [one, ...scores].map((value) => value?.value ?? -1)
  const y = program.step({ kind: 'concat', parts })
  program.output({ name: 'y', value: y.value, shape: [-1, 4] })
  return program.file()
}

type Node = ReturnType<typeof fullTree>[number]

/** Two nodes come before it; its last leaf has no weight. */
function moved(node: Node, index: number, nodes: readonly Node[]): Node {
  if ('weights' in node) return index === nodes.length - 1 ? { weights: [] } : node
  return { ...node, whenTrue: node.whenTrue + 2, whenFalse: node.whenFalse + 2 }
}

/** In a function of its own, whose variables are gone afterwards. */
function open(file: Uint8Array): { session: Session; bytes: WeakRef<object>; program: WeakRef<object> } {
  // As files are read: a `slice` of a Buffer is a view.
  const own = Buffer.from(new Uint8Array(file).buffer)
  const { header, sections } = decodeFile(own)
  const program = bindProgram(header, sections)
  return {
    session: createSession('m', program, program.outputs),
    bytes: new WeakRef(own.buffer),
    program: new WeakRef(program),
  }
}

t.test("a loaded model does not keep its file, a closed session not its model's memory", async (t) => {
  const { session, bytes, program } = open(largeFile())
  await session.run({ x: createTensor('float32', [16, 2]) })
  t.ok(await isLetGo(bytes), 'the file')
  await session.close()
  t.ok(await isLetGo(program), 'the program')
  await t.rejects(session.run({}), { code: 'NOT_READY' })
})

t.test('a request is let go once it is answered, has failed or was given up', async (t) => {
  const { session } = open(programFile('look-up'))
  async function ask(rows: number, wrong: number, signal?: AbortSignal): Promise<WeakRef<object>> {
    const index = createTensor('int64', [rows, 1])
    if (wrong >= 0) index.data[wrong] = 9n
    await session.run({ index }, signal).catch(() => undefined)
    return new WeakRef(index.data.buffer)
  }
  t.ok(await isLetGo(await ask(100, -1)), 'answered at once')
  t.ok(await isLetGo(await ask(100, 50)), 'failed at once')
  t.ok(await isLetGo(await ask(100_000, -1)), 'answered in slices')
  t.ok(await isLetGo(await ask(100_000, 60_000)), 'failed in a slice')
  const controller = new AbortController()
  setImmediate(() => controller.abort())
  t.ok(await isLetGo(await ask(1_000_000, -1, controller.signal)), 'given up')
})

t.test('an answer is not kept either', async (t) => {
  const { session } = open(programFile('stumps'))
  const ask = async (rows: number) => {
    const { y } = await session.run({ x: createTensor('float32', [rows, 2]) })
    return new WeakRef(y?.data as Float32Array)
  }
  t.ok(await isLetGo(await ask(10)))
})

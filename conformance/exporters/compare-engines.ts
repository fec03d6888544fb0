import type { Artifact, Session, Tensor, Tensors } from '../../packages/core/src/index.ts'
import { onnxruntime } from '../../packages/engine-onnxruntime/src/index.ts'
import { trees } from '../../packages/engine-trees/src/index.ts'
import { type Difference, difference } from './difference.ts'
import { type Material, randomRows } from './random-rows.ts'

/** Trees against onnxruntime, on random rows of each kind. */
export interface Between {
  readonly rows: number
  readonly usual: Difference
  readonly wild: Difference
}

const rows = 1000

/** Throws if trees gives other bits for the same rows in other company, or in plain JavaScript. */
export async function compareEngines(artifact: Artifact, material: Material): Promise<Between> {
  const reference = await onnxruntime().load(artifact, { threads: 1 })
  const session = await trees().load(artifact)
  const script = await withoutWebAssembly(() => trees().load(artifact))
  const compare = async (wild: boolean) => {
    const inputs = randomRows(material, rows, wild, wild ? 2 : 1)
    const answer = await session.run(inputs)
    same(answer, await script.run(inputs), 'in plain JavaScript')
    await compareParts(session, inputs, answer)
    return difference(await reference.run(inputs), answer)
  }
  const between = { rows, usual: await compare(false), wild: await compare(true) }
  await Promise.all([reference, session, script].map((each) => each.close()))
  return between
}

/** Requests of 1, 2, 3, … rows, until all rows were asked. */
async function compareParts(session: Session, inputs: Tensors, answer: Tensors): Promise<void> {
  for (let [start, size] = [0, 1]; start < rows; start += size, size++) {
    const part = await session.run(slice(inputs, start, start + size))
    same(slice(answer, start, start + size), part, `in a request of ${size} rows`)
  }
}

function same(expected: Tensors, actual: Tensors, where: string): void {
  const { notIdentical, labels } = difference(expected, actual)
  if (notIdentical + labels > 0) throw new Error(`trees answers otherwise ${where}`)
}

function slice(tensors: Tensors, start: number, end: number): Tensors {
  return Object.fromEntries(
    Object.entries(tensors).map(([name, { type, dims, data }]) => {
      const width = dims.slice(1).reduce((product, dim) => product * dim, 1)
      const part = data.slice(start * width, end * width)
      return [name, { type, dims: [part.length / width, ...dims.slice(1)], data: part } as Tensor]
    }),
  )
}

/** The engine then walks in plain JavaScript, as it does where there is no WebAssembly. */
async function withoutWebAssembly<T>(work: () => Promise<T>): Promise<T> {
  const own = Object.getOwnPropertyDescriptor(globalThis, 'WebAssembly') as PropertyDescriptor
  Reflect.deleteProperty(globalThis, 'WebAssembly')
  try {
    return await work()
  } finally {
    Object.defineProperty(globalThis, 'WebAssembly', own)
  }
}

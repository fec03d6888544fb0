import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../../packages/cli/src/run.ts'
import {
  type Artifact,
  type OipTensor,
  openArtifact,
  type Session,
  type Tensor,
  type Tensors,
  tensorFromOip,
} from '../../packages/core/src/index.ts'
import { onnxruntime } from '../../packages/engine-onnxruntime/src/index.ts'
import { trees } from '../../packages/engine-trees/src/index.ts'
import { type Difference, difference, worst } from './difference.ts'
import { randomRows } from './random-rows.ts'

/** What export.py wrote of a case. */
export interface ExportedCase {
  readonly name: string
  readonly library: string
  readonly converter: string
  readonly model: string
  /** The converter's refusal, or onnxruntime's of what it wrote; the other fields are missing then. */
  readonly refused?: string
  readonly operators?: Readonly<Record<string, number>>
  readonly bytes?: number
  readonly thresholds?: Readonly<Record<string, readonly number[]>>
  /** Rows that the library was asked about. */
  readonly known?: readonly OipTensor[]
  /** onnxruntime in Python against the training library, on all held-out rows; `agreeing`: as near as `verify` wants it. */
  readonly exporter?: {
    readonly rows: number
    readonly difference: number
    readonly agreeing: number
    readonly labels: number
  }
}

/** How an engine did on the recorded samples: the training library's answers on held-out rows. */
export interface Verified {
  readonly library: Difference
  /** Whether `inferry verify` passes. */
  readonly verified: boolean
}

export interface Tried extends Omit<ExportedCase, 'thresholds' | 'known'> {
  /** What the artifact names, the preferred first. */
  readonly engines?: readonly string[]
  /** Why the trees engine is not among them, as `inferry inspect` says. */
  readonly reason?: string
  readonly treesBytes?: number
  readonly onnxruntime?: Verified
  readonly trees?: Verified
  /** Trees against onnxruntime on random rows. */
  readonly between?: { readonly rows: number; readonly usual: Difference; readonly wild: Difference }
  /** What went wrong here. */
  readonly failed?: string
}

const rows = 1000

/** Packs the model by the command, asks which engines it got, verifies with each, compares them on random rows. */
export async function tryCase(folder: string, artifactFolder: string): Promise<Tried> {
  const { thresholds, known, ...exported } = JSON.parse(
    readFileSync(join(folder, 'case.json'), 'utf8'),
  ) as ExportedCase
  if (exported.refused !== undefined) return exported
  try {
    const packed = await command('pack', join(folder, 'model.onnx'), '--out', artifactFolder)
    if (packed.code !== 0) throw new Error(packed.text.trim())
    const inspected = await command('inspect', artifactFolder)
    const artifact = await openArtifact(artifactFolder)
    const engines = artifact.manifest.engines.map(({ name }) => name)
    const reason = reasonIn(inspected.text)
    const file = artifact.manifest.engines.find(({ name }) => name === 'trees')?.file
    const reference = await onnxruntime().load(artifact, { threads: 1 })
    const result = {
      ...exported,
      engines,
      ...(reason === undefined ? {} : { reason }),
      ...(file === undefined ? {} : { treesBytes: (await artifact.read(file)).length }),
      onnxruntime: await verify(artifact, 'onnxruntime', reference),
    }
    if (file === undefined) return result
    const session = await trees().load(artifact)
    return {
      ...result,
      trees: await verify(artifact, 'trees', session),
      between: await compareOnRandomRows(artifact, { thresholds, known }, reference, session),
    }
  } catch (error) {
    return { ...exported, failed: (error as Error).message }
  }
}

async function verify(artifact: Artifact, engine: string, session: Session): Promise<Verified> {
  const { code } = await command('verify', artifact.folder, '--engine', engine)
  const differences: Difference[] = []
  for (const sample of await artifact.samples())
    differences.push(difference(sample.outputs, await session.run(sample.inputs)))
  return { library: worst(differences), verified: code === 0 }
}

async function compareOnRandomRows(
  artifact: Artifact,
  { thresholds = {}, known = [] }: Pick<ExportedCase, 'thresholds' | 'known'>,
  reference: Session,
  session: Session,
) {
  const material = { inputs: artifact.manifest.inputs, known: readTensors(known), thresholds }
  const compare = async (wild: boolean) => {
    const inputs = randomRows(material, rows, wild, wild ? 2 : 1)
    const all = await session.run(inputs)
    const one = await session.run(firstRow(inputs))
    if (difference(firstRow(all), one).notIdentical > 0) throw new Error('a row alone gets another answer')
    return difference(await reference.run(inputs), all)
  }
  return { rows, usual: await compare(false), wild: await compare(true) }
}

function readTensors(given: readonly OipTensor[]): Tensors {
  return Object.fromEntries(
    given.map((each) => {
      const { name, tensor } = tensorFromOip(each, 'known')
      return [name, tensor]
    }),
  )
}

function firstRow(tensors: Tensors): Tensors {
  return Object.fromEntries(
    Object.entries(tensors).map(([name, { type, dims, data }]) => {
      const width = dims.slice(1).reduce((product, dim) => product * dim, 1)
      return [name, { type, dims: [1, ...dims.slice(1)], data: data.slice(0, width) } as Tensor]
    }),
  )
}

/** The line of `inspect` that says why trees cannot run it. */
function reasonIn(text: string): string | undefined {
  return /^no trees +(.*)$/m.exec(text)?.[1]
}

/** Runs an `inferry` command in this process. */
async function command(
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly text: string }> {
  let [code, text] = [0, '']
  await run(args, {
    write: async (bytes) => {
      text += bytes.toString()
    },
    note: (line) => {
      text += `${line}\n`
    },
    readInput: async () => new Uint8Array(),
    exitCode: (given) => {
      code = given
    },
  })
  return { code, text }
}

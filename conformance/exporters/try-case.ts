import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../../packages/cli/src/run.ts'
import {
  type Artifact,
  type Engine,
  type OipTensor,
  openArtifact,
  type Tensors,
  tensorFromOip,
} from '../../packages/core/src/index.ts'
import { onnxruntime } from '../../packages/engine-onnxruntime/src/index.ts'
import { trees } from '../../packages/engine-trees/src/index.ts'
import { type Between, compareEngines } from './compare-engines.ts'
import { type Difference, difference, worst } from './difference.ts'

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
  /** Left out where there are no samples: where the exporter agrees with the library on no row. */
  readonly library?: Difference
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
  readonly between?: Between
  /** What went wrong here. */
  readonly failed?: string
}

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
    const result = {
      ...exported,
      engines,
      ...(reason === undefined ? {} : { reason }),
      ...(file === undefined ? {} : { treesBytes: (await artifact.read(file)).length }),
      onnxruntime: await verify(artifact, onnxruntime()),
    }
    if (file === undefined) return result
    const material = {
      inputs: artifact.manifest.inputs,
      known: readTensors(known ?? []),
      thresholds: thresholds ?? {},
    }
    return {
      ...result,
      trees: await verify(artifact, trees()),
      between: await compareEngines(artifact, material),
    }
  } catch (error) {
    return { ...exported, failed: (error as Error).message.replaceAll(`${folder}/`, '') }
  }
}

async function verify(artifact: Artifact, engine: Engine): Promise<Verified> {
  const { code } = await command('verify', artifact.folder, '--engine', engine.name)
  const session = await engine.load(artifact, { threads: 1 })
  const differences: Difference[] = []
  for (const sample of await artifact.samples())
    differences.push(difference(sample.outputs, await session.run(sample.inputs)))
  await session.close()
  return { ...(differences.length === 0 ? {} : { library: worst(differences) }), verified: code === 0 }
}

function readTensors(given: readonly OipTensor[]): Tensors {
  return Object.fromEntries(
    given.map((each) => {
      const { name, tensor } = tensorFromOip(each, 'known')
      return [name, tensor]
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
    terminal: { input: false, output: false, errors: false },
    write: async (bytes) => {
      text += bytes.toString()
    },
    status: () => {},
    note: (line) => {
      text += `${line}\n`
    },
    readInput: async () => new Uint8Array(),
    exitCode: (given) => {
      code = given
    },
    exit: (given) => {
      throw new Error(`inferry ${args[0]} ends the process with ${given}`)
    },
  })
  return { code, text }
}

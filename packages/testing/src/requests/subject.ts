import { type Manifest, openArtifact, sliceRows, type Tensors } from '@inferry/core'
import { columnsOf } from './table.ts'

/** A model and rows for it: what its requests are made of. */
export interface Subject {
  readonly manifest: Manifest
  /** Names of a row's values, in order. */
  readonly columns: readonly string[]
  /** Of the sample with the most rows, its first four at most. */
  readonly inputs: Tensors
  /** How many. */
  readonly rows: number
}

/** The model of the artifact in `folder`, with rows from its recorded samples. */
export async function readSubject(folder: string): Promise<Subject> {
  const artifact = await openArtifact(folder)
  const { manifest } = artifact
  const columns = columnsOf(manifest)
  if (columns === undefined) throw new Error(`${manifest.name} has no column names: its rows are no table`)
  const rowsOf = (inputs: Tensors) => inputs[manifest.inputs[0]?.name ?? '']?.dims[0] ?? 0
  const samples = [...(await artifact.samples())].sort((a, b) => rowsOf(b.inputs) - rowsOf(a.inputs))
  const [sample] = samples
  if (sample === undefined) throw new Error(`${manifest.name} has no samples to make requests of`)
  const rows = Math.min(4, rowsOf(sample.inputs))
  const subject = { manifest, columns, inputs: sliceRows(sample.inputs, 0, rows), rows }
  await artifact.close()
  return subject
}

/** The same model with the first of the rows alone. */
export function firstRow(subject: Subject): Subject {
  return { ...subject, inputs: sliceRows(subject.inputs, 0, 1), rows: 1 }
}

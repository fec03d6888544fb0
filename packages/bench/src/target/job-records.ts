import { questionOf } from '@inferry/build'
import { type Artifact, defaultCodecs, type Manifest, type Sample } from '@inferry/core'

/** An artifact's samples as what a batch job answers. */
export interface JobRecords {
  /** Of the object; its ending tells the form. */
  readonly name: string
  /** Each sample once; whole lines. */
  readonly text: Uint8Array
  /** The worker's settings for them, besides those that make each line a record. */
  readonly settings: Readonly<Record<string, string>>
}

const csv = { type: 'text/csv', parameters: {} }

/**
 * CSV, a row of a sample a record, where the model's rows are values that CSV holds; else each sample is a request of the
 * Open Inference Protocol, which is one record.
 */
export async function jobRecords(artifact: Artifact): Promise<JobRecords> {
  const { manifest } = artifact
  const samples = await artifact.samples()
  const table = csvOf(manifest, samples)
  if (table !== undefined) {
    const settings = { 'content-type': 'text/csv', 'batch-strategy': 'MultiRecord' }
    return { name: 'samples.csv', text: table, settings }
  }
  const lines = samples.map((sample) => `${questionOf(sample)}\n`)
  return { name: 'samples.json', text: Buffer.from(lines.join('')), settings: {} }
}

function csvOf(manifest: Manifest, samples: readonly Sample[]): Uint8Array | undefined {
  // Rows are joined to larger requests.
  if (manifest.inputs.some(({ shape }) => shape[0] !== -1)) return undefined
  const codec = defaultCodecs.find(({ name }) => name === 'csv')
  if (codec === undefined) return undefined
  // It writes outputs: inputs are written as if they were.
  const written = { ...manifest, outputs: manifest.inputs }
  try {
    const tables = samples.map(({ inputs }) => {
      const { body } = codec.encode(inputs, csv, written, { codec: 'csv', dialect: 'csv' })
      codec.decode(body, csv, manifest)
      return body
    })
    return Buffer.concat(tables)
  } catch {
    return undefined
  }
}

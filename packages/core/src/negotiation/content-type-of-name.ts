/** What the ending of a file's or an object's name tells of its content. */
export interface NamedContent {
  /** Undefined for an unknown ending, and for a name without one. */
  readonly contentType: string | undefined
  /** Whether a last ending `.gz` says that what the one before it tells is compressed. */
  readonly gzip: boolean
}

/**
 * TFRecord and RecordIO as AWS's containers name them.
 *
 * Source: "Common data formats for inference"; the examples of batch transform with TensorFlow Serving.
 */
const contentTypes: Readonly<Record<string, string>> = {
  '.json': 'application/json',
  '.csv': 'text/csv',
  '.jsonl': 'application/jsonlines',
  '.ndjson': 'application/jsonlines',
  '.npy': 'application/x-npy',
  '.parquet': 'application/vnd.apache.parquet',
  '.recordio': 'application/x-recordio-protobuf',
  '.tfrecord': 'application/x-tfexample',
  '.tfrecords': 'application/x-tfexample',
}

/** The endings of which {@link contentTypeOfName} knows the content type. */
export const knownEndings: readonly string[] = Object.keys(contentTypes)

/** Reads a name's ending, such as `a/b.csv` or `a/b.CSV.gz`. */
export function contentTypeOfName(name: string): NamedContent {
  const lower = name.toLowerCase()
  const gzip = lower.endsWith('.gz')
  const [ending = ''] = /\.[a-z]+$/.exec(gzip ? lower.slice(0, -'.gz'.length) : lower) ?? []
  return { contentType: Object.hasOwn(contentTypes, ending) ? contentTypes[ending] : undefined, gzip }
}

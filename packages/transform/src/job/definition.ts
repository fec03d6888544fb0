/**
 * What a job does with each object. Words and defaults as in SageMaker's `CreateTransformJob`.
 *
 * Source: API reference, CreateTransformJob, TransformInput, TransformOutput, DataProcessing.
 */
export interface TransformJob {
  /** Of the records; without it, what the objects' names tell. */
  readonly contentType?: string | undefined
  /** Of the answers; without it they come in the records' form. */
  readonly accept?: string | undefined
  /** How the input is compressed. */
  readonly compression: 'None' | 'Gzip'
  readonly splitType: SplitType
  /** `Line` ends every answer by a newline, unless it has one; `Parquet`, which is ours, makes a Parquet file of lines. */
  readonly assembleWith: 'None' | 'Line' | 'Parquet'
  /** The job's own wish; without it the container's, else `MultiRecord`, 6 MB and 1. */
  readonly batchStrategy?: BatchStrategy | undefined
  /** 0: each object is one request of any size, sent in chunks. */
  readonly maxPayloadInMB?: number | undefined
  readonly maxConcurrentTransforms?: number | undefined
  readonly dataProcessing: DataProcessing
  /** `fail`: a bad record fails its object; `record`: a placeholder with its number stands for it. */
  readonly onError: 'fail' | 'record'
  /** What a CSV object's first line is: a record, names to leave out, or names to send before each mini-batch. */
  readonly csvHeader: 'none' | 'skip' | 'send'
  /** Whether lines with nothing in them are records. */
  readonly blankLines: 'skip' | 'keep'
  /** Seconds, 1 to 3600. */
  readonly invocationsTimeoutInSeconds: number
  /** 0 to 3. */
  readonly invocationsMaxRetries: number
}

/** `Parquet` is ours: rows of a Parquet file, each as a line of JSON. */
export type SplitType = 'None' | 'Line' | 'RecordIO' | 'TFRecord' | 'Parquet'

export type BatchStrategy = 'MultiRecord' | 'SingleRecord'

/** What is asked of a job: what is left out, or undefined, is as it is by default. */
export type AskedJob = Asked<Omit<TransformJob, 'dataProcessing'>> & {
  readonly dataProcessing?: Asked<DataProcessing> | undefined
}

type Asked<T> = { readonly [Field in keyof T]?: T[Field] | undefined }

export interface DataProcessing {
  /** JSONPath of what of a record is sent. */
  readonly inputFilter: string
  readonly joinSource: 'None' | 'Input'
  /** JSONPath of what of an answer, joined or not, is written. */
  readonly outputFilter: string
  /** Whether `[1:4]` ends before the element 4 (JSONPath's way) or with it (as AWS's page on it says). */
  readonly sliceEnd: 'exclusive' | 'inclusive'
}

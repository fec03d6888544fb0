import { openS3, parseS3Url, type S3, type S3Location, showS3Location } from '@inferry/aws'
import { InferryError } from '@inferry/core'

/** A bucket's keys with a common beginning, and what opens it. */
export interface S3Folder {
  readonly open: () => Promise<S3>
  readonly bucket: string
  /** Up to its last `/`, or empty. */
  readonly prefix: string
  location(key: string): S3Location
  /** As messages name it. */
  show(key: string): string
}

export function s3Folder(bucket: string, prefix: string, open = openForBatch()): S3Folder {
  const location = (key: string) => ({ bucket, key: prefix + key })
  return { open, bucket, prefix, location, show: (key) => showS3Location(location(key)) }
}

/** Throws `INVALID_CONFIGURATION` for what is no `s3://bucket/key`. */
export function requireS3Url(url: string): S3Location {
  const found = parseS3Url(url)
  if (found !== undefined) return found
  const message = `${JSON.stringify(url)} is no S3 location; expected one such as s3://bucket/prefix/`
  throw new InferryError('INVALID_CONFIGURATION', message)
}

/**
 * A job is patient: it tries for minutes, unless `AWS_MAX_ATTEMPTS` says otherwise. A connection on which nothing comes
 * is given up, or the job would wait for it for ever.
 */
export function openForBatch(env: NodeJS.ProcessEnv = process.env): () => Promise<S3> {
  return openS3(env, {
    ...(!env['AWS_MAX_ATTEMPTS'] && { maxAttempts: 8 }),
    requestHandler: { connectionTimeout: 10_000, socketTimeout: 60_000 },
  })
}

/** A bucket and a key in it, or the beginning of keys, which may be empty. */
export interface S3Location {
  readonly bucket: string
  readonly key: string
}

const form = /^s3:\/\/([A-Za-z0-9._-]{3,255})(?:\/((?:[^/].*)?))?$/s

/** Reads `s3://bucket/key`; undefined for anything else. S3's own names are not URL-encoded there. */
export function parseS3Url(text: string): S3Location | undefined {
  const [, bucket, key = ''] = form.exec(text) ?? []
  return bucket === undefined ? undefined : { bucket, key }
}

/** As messages name it. */
export function showS3Location({ bucket, key }: S3Location): string {
  return `s3://${bucket}/${key}`
}

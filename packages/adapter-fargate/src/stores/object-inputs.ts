import { awsFault, openS3, type S3Location, showS3Location } from '@inferry/aws'
import type { InputStore } from '@inferry/transform'
import { s3Input } from '@inferry/transform/s3'

/** Single objects of S3 as inputs, with a client for each bucket. An object's whole key is the key of its answer too. */
export function objectInputs(env: NodeJS.ProcessEnv = process.env): (location: S3Location) => InputStore {
  const open = openS3(env)
  const buckets = new Map<string, InputStore>()

  function bucketOf(bucket: string): InputStore {
    const found = buckets.get(bucket) ?? s3Input(`s3://${bucket}`)
    buckets.set(bucket, found)
    return found
  }

  return (location) => {
    const { bucket: Bucket, key } = location
    const target = showS3Location(location)
    return {
      // No prefix: an output whose name begins like it is not below it.
      name: `the object ${target}`,
      read: bucketOf(Bucket).read,
      async *list(signal) {
        try {
          const { client, sdk } = await open()
          const command = new sdk.HeadObjectCommand({ Bucket, Key: key })
          const found = await client.send(command, signal && { abortSignal: signal })
          yield { key, bytes: found.ContentLength ?? 0, version: found.ETag ?? '' }
        } catch (error) {
          // What allows GetObject allows HeadObject.
          throw awsFault(error, { action: 's3:GetObject', target, signal, location: { file: key } })
        }
      },
    }
  }
}

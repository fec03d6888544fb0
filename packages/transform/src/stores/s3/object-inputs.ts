import type { S3Location } from '@inferry/aws'
import type { InputStore } from '../store.ts'
import { lookUpObject } from './look-up-object.ts'
import { readObject } from './read-object.ts'
import { openForBatch, s3Folder } from './s3-folder.ts'

/** Single objects of S3 as inputs, by one client for all. An object's whole key is the key of its answer too. */
export function objectInputs(): (location: S3Location) => InputStore {
  const open = openForBatch()
  return ({ bucket, key }) => {
    const folder = s3Folder(bucket, '', open)
    return {
      // No prefix: an output whose name begins like it is not below it.
      name: `the object ${folder.show(key)}`,
      async *list(signal) {
        yield await lookUpObject(folder, key, signal)
      },
      read: (object, range, signal) => readObject(folder, object, range, signal),
    }
  }
}

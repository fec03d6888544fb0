import t from 'tap'
import { s3Place } from '../fixtures/s3-place.ts'
import { testStore } from '../test-store.ts'

testStore(t, 'S3', { open: (t) => s3Place(t), leastPart: 5 * 1024 * 1024 })

import t from 'tap'
import { s3Place } from '../fixtures/s3-place.ts'
import type { StoreCases } from '../fixtures/store-place.ts'
import { testInput } from '../test-input.ts'
import { testOutput } from '../test-output.ts'

const cases: StoreCases = { open: (t) => s3Place(t), leastPart: 5 * 1024 * 1024 }
testInput(t, 'S3', cases)
testOutput(t, 'S3', cases)

import type { Client } from './client.ts'
import { readPredictions, writeRows } from './rows.ts'
import { readTensors, tensorsType, writeTensors } from './tensors.ts'

/** What a door has of its own. */
export type Door = Pick<Client, 'predict' | 'close'>

/** A client from a door: rows and tensors are payloads like others. */
export function createClient({ predict, close }: Door): Client {
  return {
    predict,
    async predictRows<P>(rows: Parameters<Client['predictRows']>[0], options = {}) {
      const answer = await predict(writeRows(rows), { ...options, accept: 'application/json' })
      return readPredictions(answer, rows.length) as readonly P[]
    },
    async infer(inputs, options = {}) {
      return readTensors(await predict(writeTensors(inputs), { ...options, accept: tensorsType }))
    },
    close,
  }
}

import { setMaxListeners } from 'node:events'
import type { Payload } from '@inferry/core'
import { checkPayload } from './check-payload.ts'
import type { Client, PredictCallOptions } from './client.ts'
import { readPredictions, writeRows } from './rows.ts'
import { readTensors, tensorsType, writeTensors } from './tensors.ts'

/** What a door has of its own. */
export interface Door {
  predict(input: Payload, options: PredictCallOptions): Promise<Payload>
  close(): Promise<void>
}

/** A client from a door: rows and tensors are payloads like others. */
export function createClient(door: Door): Client {
  const predict: Client['predict'] = async (input, options = {}) => {
    checkPayload(input)
    // Many calls may share one, as those of a shutdown do; Node would warn of ten listeners.
    if (options.signal !== undefined) setMaxListeners(0, options.signal)
    return door.predict(input, options)
  }
  return {
    predict,
    async predictRows<P>(rows: Parameters<Client['predictRows']>[0], options = {}) {
      const answer = await predict(writeRows(rows), { ...options, accept: 'application/json' })
      return readPredictions(answer, rows.length) as readonly P[]
    },
    async infer(inputs, options = {}) {
      return readTensors(await predict(writeTensors(inputs), { ...options, accept: tensorsType }))
    },
    close: door.close,
  }
}

import { InferryError } from '../../errors/inferry-error.ts'
import { showNames, showValue } from '../show-value.ts'

/** The forms of a JSON request, and of its answer. */
export type JsonDialect = 'instances' | 'dataframe_split' | 'dataframe_records' | 'inputs' | 'oip' | 'bare'

/** Keys that tell the dialect, and the others that may stand beside each. */
const companions: Readonly<Record<string, readonly string[]>> = {
  instances: ['params', 'signature_name'],
  inputs: ['params', 'signature_name'],
  dataframe_split: ['params'],
  dataframe_records: ['params'],
}

const oipCompanions = ['id', 'parameters', 'outputs', 'model_name', 'model_version']

/**
 * Tells a parsed JSON body's dialect by its keys: `instances` (TensorFlow Serving, SageMaker, MLflow), `inputs` (the
 * Open Inference Protocol when its first item is an object, else MLflow), `dataframe_split` and `dataframe_records`
 * (MLflow), or a bare array. Throws `INVALID_INPUT` for anything else and for keys that mean nothing here.
 */
export function jsonDialect(body: unknown): JsonDialect {
  if (Array.isArray(body)) return 'bare'
  if (typeof body !== 'object' || body === null) {
    throw new InferryError('INVALID_INPUT', `the body is ${showValue(body)}, expected ${wanted}`)
  }
  const keys = Object.keys(body)
  const telling = keys.filter((key) => Object.hasOwn(companions, key))
  const [key] = telling
  if (key === undefined || telling.length > 1) {
    const found = telling.length > 1 ? telling : keys
    throw new InferryError(
      'INVALID_INPUT',
      `the body has the keys ${showNames(found) || '(none)'}, expected ${wanted}`,
    )
  }
  const { inputs } = body as { inputs?: unknown }
  const isOip = key === 'inputs' && Array.isArray(inputs) && isObject(inputs[0])
  const allowed = isOip ? oipCompanions : (companions[key] as readonly string[])
  const stranger = keys.find((other) => other !== key && !allowed.includes(other))
  if (stranger !== undefined) {
    const message = `the body has the unknown key ${showValue(stranger)} beside ${key}; known are ${allowed.join(', ')}`
    throw new InferryError('INVALID_INPUT', message, { location: { field: stranger } })
  }
  if (isOip) return 'oip'
  checkCompanions(body as Record<string, unknown>)
  return key as JsonDialect
}

const wanted = `exactly one of ${Object.keys(companions).join(', ')}, or an array of rows`

/** MLflow's `params` and TensorFlow Serving's `signature_name` may be there, but there is nothing to choose. */
function checkCompanions(body: Record<string, unknown>): void {
  const { params, signature_name: signature } = body
  if (params !== undefined && params !== null && !(isObject(params) && Object.keys(params).length === 0)) {
    const names = isObject(params) ? showNames(Object.keys(params)) : showValue(params)
    throw new InferryError('INVALID_INPUT', `params: the model takes no parameters, found ${names}`, {
      location: { field: 'params' },
    })
  }
  if (signature !== undefined && signature !== 'serving_default') {
    const message = `signature_name is ${showValue(signature)}; the model has one signature, "serving_default"`
    throw new InferryError('INVALID_INPUT', message, { location: { field: 'signature_name' } })
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

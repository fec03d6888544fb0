import type { OipTensor } from '@inferry/core'
import { json } from './content-types.ts'
import { caseMaker } from './make-case.ts'
import { oipBinary, oipRequest } from './oip-body.ts'
import { pathsOf } from './paths.ts'
import type { RequestCase } from './request-case.ts'
import type { Subject } from './subject.ts'

/** Open Inference Protocol requests in JSON that do not fit the model. */
export function badOipRequests(subject: Subject): readonly RequestCase[] {
  const { infer } = pathsOf(subject)
  const { refused } = caseMaker(subject)
  const { inputs } = oipRequest(subject) as { readonly inputs: readonly OipTensor[] }
  const [first, ...rest] = inputs as [OipTensor, ...OipTensor[]]
  const invalid = (name: string, value: unknown, ...contains: readonly string[]) =>
    refused(`OIP: ${name}`, infer, { type: json, body: JSON.stringify(value) }, 'INVALID_INPUT', ...contains)
  const changed = (name: string, change: object) =>
    invalid(name, { inputs: [{ ...first, ...change }, ...rest] })
  const [rows = 1, ...dims] = first.shape
  const { headerSize, body } = oipBinary(subject)
  return [
    changed('another datatype', { datatype: first.datatype === 'FP32' ? 'FP64' : 'FP32' }),
    changed('an unknown datatype', { datatype: 'FLOAT' }),
    changed('another shape', { shape: [rows, ...dims, 1] }),
    changed('a shape that its data does not fill', { shape: [rows + 1, ...dims] }),
    changed('a negative shape', { shape: [-1, ...dims] }),
    changed('a shape of too many elements', { shape: [2 ** 40, 2 ** 40] }),
    changed('no rows', { shape: [0, ...dims], data: [] }),
    changed('data that is no array', { data: 'abc' }),
    changed('data of another type', { data: first.data.map(() => ({})) }),
    changed('a name that is none', { name: 7 }),
    invalid('an unknown input', { inputs: [...inputs, { ...first, name: 'stranger' }] }, 'stranger'),
    invalid('an input twice', { inputs: [...inputs, first] }),
    invalid('a missing input', { inputs: [{ ...first, name: 'stranger' }] }),
    invalid('an id that is a number', { id: 7, inputs }),
    invalid('an unknown output', { inputs, outputs: [{ name: 'stranger' }] }, 'stranger'),
    invalid('outputs that are a text', { inputs, outputs: 'all' }),
    invalid('a stranger beside inputs', { inputs, extra: 1 }),
    refused(
      'OIP: binary tensors without a header',
      infer,
      { type: json, body: body.subarray(0, headerSize) },
      'INVALID_INPUT',
    ),
  ]
}

import type { ElementType } from '@inferry/core'
import { boundedColumns } from '../fields.ts'
import type { BindStep } from '../step.ts'
import { typedView } from '../typed-view.ts'
import type { Elements } from '../value.ts'

/** One row that stands for every row: numbers in a section, or texts. */
export type ConstantStep =
  | { readonly kind: 'constant'; readonly type: Exclude<ElementType, 'string'>; readonly section: number }
  | { readonly kind: 'constant'; readonly type: 'string'; readonly texts: readonly string[] }

export const bindConstant: BindStep = (fields, scope) => {
  const type = fields.elementType('type')
  let constant: Elements | undefined
  if (type === 'string') constant = [...fields.texts('texts')]
  // Its own: a view would keep the whole file.
  else constant = typedView(type, new Uint8Array(scope.sections(fields, 'section')))
  if (constant === undefined) throw fields.fault(`its section holds no whole number of ${type} elements`)
  if (type === 'bool' && (constant as Uint8Array).some((byte) => byte > 1))
    throw fields.fault('its section holds other bytes than 0 and 1')
  const columns = boundedColumns(fields, constant.length)
  return { outputs: [{ type, columns, constant: true }], constant, run() {} }
}

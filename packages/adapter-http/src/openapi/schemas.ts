import type { ElementType, Manifest } from '@inferry/core'
import { oipDatatype } from '@inferry/core'
import { columnsOf } from './example-requests.ts'

export type Schema = Readonly<Record<string, unknown>>

/** The schemas that all models share. */
export const sharedSchemas: Readonly<Record<string, Schema>> = {
  Error: {
    type: 'object',
    required: ['error', 'code'],
    properties: {
      error: { type: 'string', description: 'What was wrong, where, and what to do.' },
      code: { type: 'string', description: 'For programs, such as INVALID_INPUT.' },
      location: {
        type: 'object',
        description: 'Where the fault lies; rows count from 0.',
        properties: {
          field: { type: 'string' },
          row: { type: 'integer' },
          column: { type: ['string', 'integer'] },
        },
      },
    },
  },
  InferRequest: {
    type: 'object',
    required: ['inputs'],
    properties: {
      id: { type: 'string' },
      parameters: { type: 'object' },
      inputs: { type: 'array', items: { $ref: '#/components/schemas/Tensor' } },
      outputs: {
        type: 'array',
        items: {
          type: 'object',
          required: ['name'],
          properties: { name: { type: 'string' }, parameters: { type: 'object' } },
        },
      },
    },
  },
  Tensor: {
    type: 'object',
    required: ['name', 'shape', 'datatype', 'data'],
    properties: {
      name: { type: 'string' },
      shape: { type: 'array', items: { type: 'integer', minimum: 0 } },
      datatype: { type: 'string', enum: Object.values(oipDatatype) },
      data: { type: 'array', description: 'Flat and row-major, or nested.' },
    },
  },
}

/** One row of a model, by column name or by position. */
export function rowSchema(manifest: Manifest): Schema {
  if (columnsOf(manifest) === undefined) return { type: ['array', 'object'] }
  const properties = Object.fromEntries(
    manifest.inputs.flatMap(({ name, type, columns = [name] }) =>
      columns.map((column) => [column, elementSchema(type)] as const),
    ),
  )
  return {
    anyOf: [
      { type: 'object', required: Object.keys(properties), properties, additionalProperties: false },
      { type: 'array', minItems: Object.keys(properties).length, maxItems: Object.keys(properties).length },
    ],
  }
}

function elementSchema(type: ElementType): Schema {
  if (type === 'string') return { type: ['string', 'null'] }
  if (type === 'bool') return { type: 'boolean' }
  if (type.startsWith('float')) return { type: ['number', 'null'] }
  return { type: ['integer', 'string'] }
}

/** The JSON bodies that a model takes. */
export function requestSchema(rowRef: string): Schema {
  const rows = { type: 'array', items: { $ref: rowRef } }
  const split = {
    type: 'object',
    required: ['columns', 'data'],
    properties: { columns: { type: 'array' }, data: { type: 'array' } },
  }
  return {
    anyOf: [
      { type: 'object', required: ['instances'], properties: { instances: rows } },
      { $ref: '#/components/schemas/InferRequest' },
      { type: 'object', required: ['dataframe_split'], properties: { dataframe_split: split } },
      {
        type: 'object',
        required: ['dataframe_records'],
        properties: { dataframe_records: { type: 'array' } },
      },
      rows,
    ],
  }
}

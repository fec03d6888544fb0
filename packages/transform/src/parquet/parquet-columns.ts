import { type FileMetaData, parquetSchema, type SchemaElement } from 'hyparquet'

/** A column at the top of a file's schema. */
export interface ParquetColumn {
  readonly name: string
  /** Digits behind the point of a decimal number, whose values are then whole; undefined for anything else. */
  readonly scale: number | undefined
}

/**
 * A file's columns, and its metadata without what says that they are decimal: the reader would make binary fractions of
 * them. Decimals inside lists and objects are left to it.
 */
export function parquetColumns(metadata: FileMetaData): {
  readonly columns: readonly ParquetColumn[]
  readonly metadata: FileMetaData
} {
  const { children } = parquetSchema(metadata)
  const decimals = new Set(
    children
      .filter(({ element, children }) => children.length === 0 && isDecimal(element))
      .map(({ element }) => element),
  )
  return {
    columns: children.map(({ element }) => ({
      name: element.name,
      scale: decimals.has(element) ? scaleOf(element) : undefined,
    })),
    metadata: {
      ...metadata,
      schema: metadata.schema.map((element) => (decimals.has(element) ? plain(element) : element)),
    },
  }
}

function isDecimal({ converted_type, logical_type, repetition_type }: SchemaElement): boolean {
  return (converted_type === 'DECIMAL' || logical_type?.type === 'DECIMAL') && repetition_type !== 'REPEATED'
}

function scaleOf({ scale, logical_type }: SchemaElement): number {
  return (logical_type?.type === 'DECIMAL' ? logical_type.scale : scale) ?? 0
}

function plain({ converted_type: _, logical_type: __, ...element }: SchemaElement): SchemaElement {
  return element
}

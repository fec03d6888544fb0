import { InferryError } from '../../errors/inferry-error.ts'
import type { InputSpec, Manifest } from '../../manifest/manifest.ts'
import { elementCount } from '../../tensor/create-tensor.ts'
import type { ElementType } from '../../tensor/tensor.ts'

/** What one row holds of one input. */
export interface InputLayout {
  readonly name: string
  readonly type: ElementType
  /** How many rows the model takes; -1 for any number. */
  readonly rows: number
  /** The dimensions of one row. */
  readonly rest: readonly number[]
  /** The product of `rest`: values in one row; -1 when a dimension is known only at run time. */
  readonly width: number
  /** Names of these values, in order. */
  readonly columns: readonly string[] | undefined
}

/** The place of a named column. */
export interface Target {
  /** Index of the input. */
  readonly input: number
  /** Which of the row's values. */
  readonly offset: number
}

/** How rows map to a model's inputs: a row is the values of all inputs, in the manifest's order. */
export interface RowLayout {
  readonly inputs: readonly InputLayout[]
  /** Values in a row over all inputs; -1 when a dimension is known only at run time. */
  readonly width: number
  readonly columns: ReadonlyMap<string, Target>
  /** Whether every value of a row has a name. */
  readonly named: boolean
}

const layouts = new WeakMap<Manifest, RowLayout>()

/** The layout of a model's rows, computed once. Throws `INVALID_INPUT` for a model with an input without rows. */
export function rowLayout(manifest: Manifest): RowLayout {
  const known = layouts.get(manifest)
  if (known) return known
  const layout = createRowLayout(manifest)
  layouts.set(manifest, layout)
  return layout
}

function createRowLayout(manifest: Manifest): RowLayout {
  const inputs = manifest.inputs.map(inputLayout)
  const columns = new Map<string, Target>()
  for (const [input, { columns: names }] of inputs.entries()) {
    names?.forEach((name, offset) => {
      columns.set(name, { input, offset })
    })
  }
  const dynamic = inputs.some(({ width }) => width < 0)
  const width = dynamic ? -1 : inputs.reduce((sum, input) => sum + input.width, 0)
  return { inputs, width, columns, named: inputs.every((input) => input.columns !== undefined) }
}

function inputLayout({ name, type, shape, columns }: InputSpec): InputLayout {
  const [rows, ...rest] = shape
  if (rows === undefined) {
    const message = `the model's input ${JSON.stringify(name)} is a scalar and has no rows; send whole tensors by name ("inputs")`
    throw new InferryError('INVALID_INPUT', message, { location: { field: name } })
  }
  const width = rest.includes(-1) ? -1 : elementCount(rest)
  return { name, type, rows, rest, width, columns: columns ?? (width === 1 ? [name] : undefined) }
}

import {
  type InputSpec,
  type Manifest,
  type Sample,
  sliceRows,
  type Tensor,
  type Tensors,
  tensorToOip,
} from '@inferry/core'

/** A request that can be posted as it stands. */
export interface ExampleRequest {
  /** Unique among a model's examples. */
  readonly name: string
  readonly summary: string
  readonly contentType: string
  readonly body: string
}

/** One sample's rows (two at most) in the forms that people type: JSON by name and by position, CSV, OIP JSON. */
export function exampleRequests(manifest: Manifest, sample: Sample): readonly ExampleRequest[] {
  const rows = Math.min(2, sample.inputs[manifest.inputs[0]?.name ?? '']?.dims[0] ?? 0)
  const inputs = sliceRows(sample.inputs, 0, rows)
  const columns = columnsOf(manifest)
  const table = columns && tableOf(manifest, inputs, rows)
  return [
    ...(columns && table ? tableExamples(columns, table) : [arrayExample(manifest, inputs, rows)]),
    {
      name: 'oip',
      summary: 'Open Inference Protocol v2',
      contentType: 'application/json',
      body: JSON.stringify({
        inputs: manifest.inputs.map(({ name }) => tensorToOip(name, inputs[name] as Tensor)),
      }),
    },
  ]
}

/** The names of one row's values in order, when all inputs have such; an input `[-1, 1]` or `[-1]` is its own column. */
export function columnsOf({ inputs }: Manifest): readonly string[] | undefined {
  const columns: string[] = []
  for (const input of inputs) {
    if (input.columns !== undefined) columns.push(...input.columns)
    else if (isColumn(input)) columns.push(input.name)
    else return undefined
  }
  return columns
}

function isColumn({ shape: [rows, ...rest] }: InputSpec): boolean {
  return rows === -1 && (rest.length === 0 || (rest.length === 1 && rest[0] === 1))
}

type Table = readonly (readonly unknown[])[]

function tableOf({ inputs }: Manifest, tensors: Tensors, rows: number): Table {
  const lists = inputs.map(({ name }) => tensorToOip(name, tensors[name] as Tensor).data)
  return Array.from({ length: rows }, (_, row) =>
    lists.flatMap((list) => list.slice((row * list.length) / rows, ((row + 1) * list.length) / rows)),
  )
}

function tableExamples(columns: readonly string[], table: Table): readonly ExampleRequest[] {
  const records = table.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]])))
  const json = 'application/json'
  const split = { columns, data: table }
  return [
    example('instances', 'Rows by column name', json, JSON.stringify({ instances: records })),
    example('positional', 'Rows by position', json, JSON.stringify({ instances: table })),
    example(
      'dataframe_split',
      'MLflow, as pandas splits a frame',
      json,
      JSON.stringify({ dataframe_split: split }),
    ),
    example('csv', 'CSV with a header', 'text/csv', [columns, ...table].map(csvLine).join('')),
    example(
      'jsonlines',
      'A row a line',
      'application/jsonlines',
      records.map((row) => `${JSON.stringify(row)}\n`).join(''),
    ),
  ]
}

/** For inputs that are not tables, such as images: nested arrays, by input name if there are several. */
function arrayExample({ inputs }: Manifest, tensors: Tensors, rows: number): ExampleRequest {
  const lists = inputs.map(({ name }) => {
    const { shape, data } = tensorToOip(name, tensors[name] as Tensor)
    return nest(data, shape) as readonly unknown[]
  })
  const instances = Array.from({ length: rows }, (_, row) =>
    inputs.length === 1
      ? lists[0]?.[row]
      : Object.fromEntries(inputs.map(({ name }, index) => [name, lists[index]?.[row]])),
  )
  return example('instances', 'One array a row', 'application/json', JSON.stringify({ instances }))
}

function nest(data: readonly unknown[], [size = 1, ...rest]: readonly number[]): unknown {
  if (rest.length === 0) return data
  const step = data.length / size
  return Array.from({ length: size }, (_, index) => nest(data.slice(index * step, (index + 1) * step), rest))
}

function example(name: string, summary: string, contentType: string, body: string): ExampleRequest {
  return { name, summary, contentType, body }
}

function csvLine(values: readonly unknown[]): string {
  return `${values.map(csvField).join(',')}\n`
}

/** A missing value is an empty field. */
function csvField(value: unknown): string {
  if (value === null) return ''
  const text = String(value)
  return typeof value === 'string' && (/[",\r\n]/.test(text) || text === '')
    ? `"${text.replaceAll('"', '""')}"`
    : text
}

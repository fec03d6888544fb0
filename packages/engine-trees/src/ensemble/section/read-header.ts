import { sectionFault } from '../ensemble-fault.ts'
import {
  type Areas,
  aggregates,
  areasOf,
  type Header,
  headerBytes,
  layoutVersion,
  leafKinds,
  magic,
  maxNarrowColumns,
  maxTargets,
  precisions,
} from '../layout.ts'

/** The header and where the areas are, which fill the section to its last byte. */
export function readHeader(section: Uint8Array): { readonly header: Header; readonly areas: Areas } {
  if (section.length < headerBytes) throw sectionFault(`it ends after ${section.length} bytes`)
  const view = new DataView(section.buffer, section.byteOffset, headerBytes)
  let at = 0
  const next = (): number => view.getUint32(at++ * 4, true)
  if (next() !== magic) throw sectionFault('it does not start as one')
  const version = next()
  if (version !== layoutVersion)
    throw sectionFault(`its layout is version ${version}; this engine reads ${layoutVersion}`)

  const recordBytes = next()
  if (recordBytes !== 8 && recordBytes !== 16) throw sectionFault(`its records have ${recordBytes} bytes`)
  const header: Header = {
    recordBytes,
    precision: oneOf(precisions, next(), 'precision'),
    aggregate: oneOf(aggregates, next(), 'aggregate'),
    leafKind: oneOf(leafKinds, next(), 'leaf kind'),
    features: next(),
    targets: next(),
    trees: next(),
    columns: next(),
    records: next(),
    leaves: next(),
    pairs: next(),
  }
  checkHeader(header)
  const areas = areasOf(header)
  if (areas.size !== section.length)
    throw sectionFault(`it has ${section.length} bytes where its header asks for ${areas.size}`)
  return { header, areas }
}

function oneOf<T>(names: readonly T[], code: number, what: string): T {
  const name = names[code]
  if (name === undefined) throw sectionFault(`it has ${what} ${code}`)
  return name
}

function checkHeader({ recordBytes, precision, leafKind, aggregate, targets, columns }: Header): void {
  if (targets < 1 || targets > maxTargets) throw sectionFault(`it has ${targets} targets`)
  if (recordBytes === 8 && precision === 'float64') throw sectionFault('narrow records hold no float64')
  if (recordBytes === 8 && columns > maxNarrowColumns)
    throw sectionFault(`narrow records have no ${columns} columns`)
  if (leafKind !== 'sparse' && (aggregate === 'min' || aggregate === 'max'))
    throw sectionFault(`its leaves are not stored as ${aggregate} needs them`)
}

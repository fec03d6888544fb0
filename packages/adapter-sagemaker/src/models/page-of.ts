import { InferryError } from '@inferry/core'

/** Models on one page. */
const pageSize = 100

export interface Page<Item> {
  readonly items: readonly Item[]
  /** For the next page; none on the last. */
  readonly next?: string
}

/**
 * A page of what is sorted by name. The token holds the last name of the page before, so that models may come and go
 * meanwhile: none that stays is left out or comes twice.
 */
export function pageOf<Item extends { readonly name: string }>(
  sorted: readonly Item[],
  token: string | undefined,
): Page<Item> {
  const after = token === undefined ? undefined : nameOf(token)
  const rest = after === undefined ? sorted : sorted.filter(({ name }) => name > after)
  const items = rest.slice(0, pageSize)
  const last = items.at(-1)
  return last === undefined || items.length === rest.length
    ? { items }
    : { items, next: Buffer.from(last.name).toString('base64url') }
}

function nameOf(token: string): string {
  const name = Buffer.from(token, 'base64url').toString()
  if (name !== '' && Buffer.from(name).toString('base64url') === token) return name
  const message = 'next_page_token is none that this server gave'
  throw new InferryError('INVALID_INPUT', message, { location: { field: 'next_page_token' } })
}

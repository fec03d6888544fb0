/** Markup that is safe to put into a page. */
export interface Markup {
  readonly markup: string
}

/** An element of SVG or HTML; text and attributes are escaped, numbers have a tenth at most. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  ...children: readonly (Markup | string)[]
): Markup {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escapeMarkup(showValue(value))}"`,
  )
  const inner = children.map((child) => (typeof child === 'string' ? escapeMarkup(child) : child.markup))
  return { markup: `<${name}${written.join('')}>${inner.join('')}</${name}>` }
}

function showValue(value: string | number): string {
  return typeof value === 'string' ? value : String(Math.round(value * 10) / 10)
}

function escapeMarkup(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** The order of keys' UTF-8 bytes, which is S3's. JavaScript's own differs beyond U+FFFF. */
export function compareKeys(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length)
  for (let i = 0; i < shorter; i += 1) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x !== y) return byBytes(x) - byBytes(y)
  }
  return a.length - b.length
}

/** Surrogates, halves of the characters beyond U+FFFF, go behind all other code units. */
function byBytes(unit: number): number {
  if (unit < 0xd800) return unit
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800
}

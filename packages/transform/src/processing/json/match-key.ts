const backslash = 92

/** Tells whether a key's token `bytes[start…end)`, quotes included, spells `name`. */
export type MatchKey = (bytes: Uint8Array, start: number, end: number) => boolean

export function matchKey(name: string): MatchKey {
  const plain = Buffer.from(name)
  const { length } = plain
  return (bytes, start, end) => {
    if (end - start - 2 === length) {
      let at = 0
      while (at < length && bytes[start + 1 + at] === plain[at]) at++
      // Equal bytes with a backslash among them spell something else.
      if (at === length) return !plain.includes(backslash)
    }
    const token = bytes.subarray(start, end)
    return token.includes(backslash) && JSON.parse(new TextDecoder().decode(token)) === name
  }
}

const quote = 34
const comma = 44
const lineFeed = 10

/** So far a loop looks for a quote before it calls `indexOf`: in a line full of quotes, calls would cost the most. */
const near = 24

/**
 * Finds where lines end, chunk by chunk. In CSV a line feed inside quotes ends none. As in RFC 4180, quotes open only at
 * the start of a field; others are text, so that a stray one spoils its own record and not those behind it.
 */
export interface LineEnds {
  /** Whether quotes are open behind the last chunk. */
  readonly quoted: boolean
  /** Goes on to the next chunk, which has at least one byte. */
  enter(chunk: Buffer): void
  /**
   * The index behind the line feed that ends the line at `at`, or -1 if the chunk has none. Where a line was left
   * unfinished, `at` is 0; else where the last one ended.
   */
  end(at: number): number
}

/** `onQuotedLineFeed` is called for each, if given. */
export function createLineEnds(csv: boolean, onQuotedLineFeed?: () => never): LineEnds {
  let chunk: Buffer = Buffer.alloc(0)
  let quoted = false
  /** Where quotes open without a comma before them: at a line's start, and behind a closing quote (RFC's `""`). */
  let opensAt = 0
  /** The next ones in the chunk, found once: else a line of many quotes would be searched again and again. */
  let quoteAt = 0
  let feedAt = 0

  const find = (byte: number, from: number): number => {
    const at = chunk.indexOf(byte, from)
    return at < 0 ? chunk.length : at
  }

  const findQuote = (from: number): number => {
    const bytes = chunk
    const until = Math.min(from + near, bytes.length)
    for (let at = from; at < until; at++) if (bytes[at] === quote) return at
    return find(quote, until)
  }

  /** Goes behind the closing quote, if there is one. */
  function close(at: number): number {
    if (quoteAt < at) quoteAt = findQuote(at)
    if (onQuotedLineFeed !== undefined) {
      if (feedAt < at) feedAt = find(lineFeed, at)
      if (feedAt < quoteAt) onQuotedLineFeed()
    }
    if (quoteAt === chunk.length) return quoteAt
    quoted = false
    opensAt = quoteAt + 1
    quoteAt = findQuote(opensAt)
    return opensAt
  }

  return {
    get quoted() {
      return quoted
    },
    enter(next) {
      const opens = opensAt === chunk.length || chunk[chunk.length - 1] === comma
      chunk = next
      opensAt = opens ? 0 : -1
      quoteAt = csv ? find(quote, 0) : chunk.length
      feedAt = -1
    },
    end(start) {
      let at = start
      for (;;) {
        if (quoted) at = close(at)
        if (quoted) return -1
        if (feedAt < at) feedAt = find(lineFeed, at)
        while (quoteAt < feedAt && quoteAt !== opensAt && chunk[quoteAt - 1] !== comma)
          quoteAt = findQuote(quoteAt + 1)
        if (quoteAt >= feedAt) break
        quoted = true
        at = quoteAt + 1
      }
      if (feedAt === chunk.length) return -1
      opensAt = feedAt + 1
      return opensAt
    },
  }
}

/** Goes through a text. */
export interface Scanner {
  /** Of the next character. */
  at(): number
  /** Undefined at the end. */
  peek(): string | undefined
  /** Goes behind the next character if it is this one. */
  take(character: string): boolean
  /** Goes behind what the pattern, a sticky one, finds here; undefined if that is nothing. */
  match(pattern: RegExp): string | undefined
  /** Goes behind spaces. */
  blanks(): void
  goTo(place: number): void
}

export function createScanner(text: string): Scanner {
  let at = 0
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0]
    at += found?.length ?? 0
    return found
  }
  return {
    at: () => at,
    peek: () => text[at],
    take(character) {
      if (text[at] !== character) return false
      at++
      return true
    },
    match,
    blanks: () => void match(/ +/y),
    goTo(place) {
      at = place
    },
  }
}

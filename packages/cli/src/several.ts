/** A commander parser that gathers the values of an option that is given more than once, each once. */
export function several<T>(
  parse: (text: string) => T,
): (text: string, before?: readonly T[]) => readonly T[] {
  return (text, before = []) => {
    const value = parse(text)
    return before.includes(value) ? before : [...before, value]
  }
}
